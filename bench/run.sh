#!/usr/bin/env bash
# The gate's speed, from one run: over an empty `dotnet test` and the bare launches of its arms (a), and under the same controls as
# one container each through Docker (b). Brings up the project's own Docker engine and takes it down again. About five minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
trap 'fixtures/docker/down.sh' EXIT
dotnet build Validation.sln -c Release -v quiet -nologo
dotnet build bench/Empty -c Release -v quiet -nologo
dotnet build bench/Bench -c Release -v quiet -nologo
bed=$(fixtures/docker/up.sh)
export "${bed?}"
dotnet exec bench/Bench/bin/Release/net10.0/Bench.dll
