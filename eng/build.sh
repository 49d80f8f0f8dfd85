#!/usr/bin/env bash
# Builds the gate (Validation.sln), unless it is built from what lies here: told by content, so that neither a file whose time was
# turned back nor a binary that was built from something else passes. Silent, but for the errors of a build that failed; exit code 2 then.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
record=src/Validation.Cli/obj/built.sha256

hashes() { sort -z | xargs -0 sha256sum; } # of the files whose names come in
sources() {
  echo "in $PWD, commit $(git rev-parse HEAD 2>/dev/null || echo none)"
  {
    find src tests eng fixtures \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -print0
    find . -maxdepth 1 -type f \( -name '*.sln' -o -name '*.props' -o -name '*.targets' -o -name global.json -o -name .editorconfig \) -print0
  } | hashes
}
built() {
  find src/Validation.Cli/bin/Release tests/bin/Release src/*/obj/project.assets.json tests/obj/project.assets.json -type f -print0 | hashes
}

mkdir -p "${record%/*}"
if command -v flock >/dev/null; then # one build at a time
  exec 9>"${record%/*}/build.lock"
  flock 9
fi
before=
if command -v sha256sum >/dev/null; then
  before=$(sources) || exit 2
  if now=$(built 2>/dev/null) && [ "$(cat "$record" 2>/dev/null)" = "$before"$'\n'"$now" ]; then exit 0; fi
fi
rm -f "$record"
said=$(dotnet build Validation.sln -c Release -v quiet -nologo 2>&1 9>&-) || { echo "$said" >&2; exit 2; }
# The sources as they were before: what changed while the compiler read it is built again the next time.
if [ -n "$before" ] && now=$(built 2>/dev/null); then printf '%s\n%s\n' "$before" "$now" >"$record"; fi
