#!/usr/bin/env bash
# The project's tests, on real runtimes: the harness's own (selftests) with a private Docker engine, the gate itself
# (Validation.sln), and what is tested on a real Kubernetes (selftests/Cluster.sln): KUBECONFIG's, or the project's own of two nodes,
# which is built from source the first time (10 to 15 minutes on two cores). --no-cluster leaves Kubernetes out; --install first
# installs what is missing. The last line is the sum: N passed, N failed[, N skipped]. With CI=true a skipped test counts as failed.
# Exit code 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null
results=artifacts/tests passed=0 failed=0 skipped=0 own_cluster=false install=false cluster=true running=

# Whatever ends this script: what it started ends.
clear_away() {
  trap - EXIT
  trap '' INT TERM
  if [ -n "$running" ]; then kill -TERM "$running" 2>/dev/null && { wait "$running" || true; }; fi
  for generation in bookworm sid; do fixtures/docker/down.sh "$generation" || true; done
  [ "$own_cluster" = false ] || fixtures/cluster/down.sh || true
}
finish() {
  if [ "${CI:-}" = true ] && [ "$skipped" != 0 ]; then
    echo "$skipped skipped: in CI every test has to run, so they count as failed"
    failed=$((failed + skipped)) skipped=0
  fi
  local sum="$passed passed, $failed failed"
  [ "$skipped" = 0 ] || sum+=", $skipped skipped"
  clear_away
  echo "$sum"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
  exit
}
fail() {
  echo "run-tests: $1" >&2
  failed=$((failed + 1))
}
# Adds up the <Counters> of all TRX files in a folder. What was not executed is skipped; what was executed and has not passed,
# whatever TRX calls it, has failed.
count() {
  local total executed good
  read -r total executed good < <(cat "$1"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' |
    sed -E 's/.* total="([0-9]+)".* executed="([0-9]+)".* passed="([0-9]+)".*/\1 \2 \3/' |
    awk '{ t += $1; e += $2; p += $3 } END { print t + 0, e + 0, p + 0 }')
  passed=$((passed + good)) skipped=$((skipped + total - executed)) bad=$((executed - good))
  failed=$((failed + bad))
}
run() { # solution, folder for its results
  rm -rf "${results:?}/$2"
  local code=0 bad=0
  echo "== $1"
  # One project after another: TRX files are named by the second, and the tests share two cores with real sandboxes.
  timeout --kill-after=10s 40m dotnet test "$1" -c Release --no-build -m:1 --nologo --logger trx \
    --results-directory "$results/$2" -- RunConfiguration.TreatNoTestsAsError=true &
  running=$!
  wait "$running" || code=$?
  running=
  count "$results/$2"
  if [ "$code" != 0 ] && [ "$bad" = 0 ]; then fail "$1 ended with exit code $code, and no test says why"; fi
}

for switch in "$@"; do
  case $switch in
    --install) install=true ;;
    --no-cluster) cluster=false ;;
    *) echo "run-tests: unknown switch '$switch'; known: --install, --no-cluster" >&2; exit 2 ;;
  esac
done
trap clear_away EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
profiles=(tests)
[ "$cluster" = false ] || profiles+=(cluster)
for profile in "${profiles[@]}"; do
  if [ "$install" = true ]; then
    fixtures/install/install.sh "$profile" || { fail "could not install what the tests need"; finish; }
  else
    fixtures/install/install.sh --check "$profile" >&2 || exit 2
  fi
done
# All first: the harness's own tests run the gate as a user does.
solutions=(Validation.sln selftests/Selftests.sln)
[ "$cluster" = false ] || solutions+=(selftests/Cluster.sln)
for solution in "${solutions[@]}"; do
  dotnet build "$solution" -c Release -v quiet -nologo || { fail "$solution does not build"; finish; }
done
if bed=$(fixtures/docker/up.sh) && sid=$(fixtures/docker/up.sh sid); then
  export "${bed?}" "SID_${sid?}"
  run selftests/Selftests.sln selftests
else
  fail "the Docker engine for the tests did not start"
fi
run Validation.sln gate
[ "$cluster" = true ] || finish
if [ -z "${KUBECONFIG:-}" ]; then
  own_cluster=true
  if bed=$(fixtures/cluster/up.sh); then export "${bed?}"; else fail "the cluster for the tests did not start"; finish; fi
fi
run selftests/Cluster.sln cluster
finish
