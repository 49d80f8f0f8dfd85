#!/usr/bin/env bash
# until-ended.sh NAMESPACE JOB SECONDS: waits until a job has succeeded or failed; kubectl waits for one of the two only.
set -euo pipefail
for _ in $(seq "$3"); do
  ended=$(kubectl -n "$1" get job "$2" -o 'jsonpath={.status.succeeded}{.status.failed}')
  [ -z "$ended" ] || exit 0
  sleep 1
done
echo "the job $1/$2 did not end within $3 s:" >&2
kubectl -n "$1" get job,pod -o wide >&2
kubectl -n "$1" logs "job/$2" --tail=20 >&2
exit 1
