#!/usr/bin/env bash
# killed-audit.sh VALIDATION.DLL: starts an audit, and ends it with kill -9 as soon as a pod of its own runs.
set -euo pipefail
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
dotnet exec "$1" audit --namespace evaluation --output "$output" >"$output/said" 2>&1 &
audit=$!
for _ in $(seq 300); do
  running=$(kubectl get pods -A -l validation.dev/run --field-selector status.phase=Running -o name)
  if [ -n "$running" ]; then
    kill -9 "$audit"
    wait "$audit" || exit 0
  fi
  sleep 0.1
done
echo "no pod of the audit ran within a minute: $(cat "$output/said")" >&2
kill -9 "$audit" || true
exit 1
