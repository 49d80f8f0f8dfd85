#!/usr/bin/env bash
# The gate: builds, then measures runsc against runc. --install first installs what is missing; without it, what is missing is
# named and the gate judges by its profile. All switches are the gate's own: ./run-suite.sh --help
# Exit codes: 0 pass, 1 failed, 2 bad input or no build, 3 could not be measured.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

case " $* " in
  *" --install "*) "$root/fixtures/install/install.sh" gate ;;
  *) "$root/fixtures/install/install.sh" --check gate >&2 || true ;;
esac
"$root/eng/build.sh"
exec dotnet exec "$root/src/Validation.Cli/bin/Release/net10.0/validation.dll" gate "$@"
