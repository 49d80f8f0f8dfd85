#!/usr/bin/env bash
# What `validation audit` takes in clusters of 100, 300 and 1,000 nodes (or of as many as the arguments say): a real API server,
# scheduler and controller manager, and a fixture that plays the kubelets. Prints time, requests a node, memory and growth; exit
# code 1 where a target is missed. As root; about ten minutes, and ten more the first time, for Kubernetes. The nodes renew their
# leases every three minutes: here their control plane has no machine of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export VALIDATION_CLUSTER_BED=${VALIDATION_CLUSTER_BED:-/var/tmp/validation-scale}
trap 'fixtures/cluster/down.sh' EXIT
for project in src/Validation.Cli bench/Kubelets; do dotnet build "$project" -c Release -v quiet -nologo; done
log=$VALIDATION_CLUSTER_BED/control/log/audit.json
fixtures/cluster/up.sh --control-plane-only "kube-apiserver:--audit-policy-file=$PWD/bench/Kubelets/audit-policy.yaml" "kube-apiserver:--audit-log-path=$log" \
  kube-controller-manager:--node-monitor-grace-period=10m >/dev/null
dotnet exec bench/Kubelets/bin/Release/net10.0/Kubelets.dll figures "$VALIDATION_CLUSTER_BED" "${@:-100}" $([ $# != 0 ] || echo 300 1000)
