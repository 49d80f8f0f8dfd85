#!/usr/bin/env bash
# two-gates.sh [ROUNDS]: runs two gates at once on one Docker engine (DOCKER_HOST's, or the project's own bed) and says of each
# round how both ended. Each has to have its own full results: no error, no failure. Ten rounds where none are named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1:-10} bad=0
output=$(mktemp -d)
trap 'rm -rf "$output"; [ -z "${ours:-}" ] || fixtures/docker/down.sh' EXIT
dotnet build Validation.sln -c Release -v quiet -nologo
if [ -z "${DOCKER_HOST:-}" ]; then
  ours=yes
  bed=$(fixtures/docker/up.sh)
  export "${bed?}"
fi
gate() { dotnet exec src/Validation.Cli/bin/Release/net10.0/validation.dll gate --engine docker --output "$output/$1" >"$output/$1.log" 2>&1; }
for round in $(seq "$rounds"); do
  gate "$round-a" & first=$!
  gate "$round-b" & second=$!
  for pid in "$first" "$second"; do
    code=0
    wait "$pid" || code=$?
    [ "$code" = 0 ] || bad=$((bad + 1))
    printf 'round %s: exit code %s\n' "$round" "$code"
  done
  for name in "$round-a" "$round-b"; do
    grep -o '"summary": *{[^}]*}' "$output/$name/latest/results.json" | tr -s ' \n' ' ' || { cat "$output/$name.log"; }
  done
done
echo "$((2 * rounds)) gates, $bad without full results"
[ "$bad" = 0 ]
