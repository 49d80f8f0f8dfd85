#!/usr/bin/env bash
# The report's speed and memory: 1,000 nodes × 150 controls as a cluster really is (most nodes alike, some drifted), and then the worst case,
# in which no two nodes are alike. Other numbers: bench/report.sh NODES CONTROLS. Needs 2 GB of disk below $TMPDIR. About two minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
nodes=${1:-1000} controls=${2:-150}
dotnet build bench/Report -c Release -v quiet -nologo
report=bench/Report/bin/Release/net10.0/Report.dll
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for kind in alike different; do
  dotnet exec "$report" make "$scratch/$kind" "$nodes" "$controls" "$kind"
  dotnet exec "$report" report "$scratch/$kind"
  rm -rf "${scratch:?}/$kind"
  echo
done
