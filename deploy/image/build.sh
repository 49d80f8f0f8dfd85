#!/usr/bin/env bash
# build.sh OUT.tar: makes the image docker.io/library/validation:1 without a registry and without a container engine: the audit
# (/usr/bin/validation), the webhook (/usr/bin/validation-webhook), the probe (/probe), this machine's own .NET runtime and the
# libraries that it loads. fixtures/cluster/load.sh gives it to the nodes of the test bed; elsewhere `ctr -n k8s.io images import`
# on each node, or `docker load` and push it to a registry of yours.
set -euo pipefail
[ $# = 1 ] || { echo "usage: build.sh OUT.tar" >&2; exit 2; }
root=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
out=$(realpath -m "$1")
fail() { echo "image: $1" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() { # project, directory
  dotnet publish "$root/src/$1" -c Release -v quiet -nologo --no-self-contained --output "$2" >&2 || fail "$1 does not publish"
}
files=$work/files
lib=$files/usr/share/validation
mkdir -p "$files"/{etc,tmp,usr/bin,usr/share/dotnet/shared,home/validation,results} "$lib"
publish Validation.Cli "$lib/cli"
publish Validation.Webhook "$lib/webhook"
rm -f "$lib"/*/*.pdb
ln -s ../share/validation/cli/validation "$files/usr/bin/validation"
ln -s ../share/validation/webhook/validation-webhook "$files/usr/bin/validation-webhook"
probe=$(dotnet "$root/src/Validation.Cli/bin/Release/net10.0/validation.dll" probe) || fail "the probe could not be built"
install -m 0755 "$probe" "$files/probe"

# The frameworks that the two were built against, from this machine.
while read -r name version place; do
  case $name in Microsoft.NETCore.App | Microsoft.AspNetCore.App) ;; *) continue ;; esac
  place=${place#[} place=${place%]}
  [[ $version = 10.* ]] || continue
  mkdir -p "$files/usr/share/dotnet/shared/$name"
  cp -a "$place/$version" "$files/usr/share/dotnet/shared/$name/"
  dotnet=${place%/shared/*}
done < <(dotnet --list-runtimes)
[ -n "${dotnet:-}" ] || fail "no .NET 10 runtime on this machine: dotnet --list-runtimes"
cp -a "$dotnet/host" "$files/usr/share/dotnet/"
# What only a debugger or a profiler loads.
find "$files/usr/share/dotnet" \( -name 'libmscordbi.so' -o -name 'libmscordaccore.so' -o -name 'libcoreclrtraceptprovider.so' -o -name 'createdump' -o -name '*.pdb' \) -delete

# Libraries: what the native parts are linked to, and OpenSSL, which is loaded by name.
{
  find "$files" -type f \( -name '*.so' -o -name validation -o -name validation-webhook \) -exec ldd {} + 2>/dev/null |
    grep -oE '(=> )?/[^ ]+\.so[^ ]*' | sed 's/^=> //'
  ldconfig -p | grep -oE '/[^ ]*/lib(ssl|crypto)\.so\.3$'
} | grep -vF "$work" | sort -u >"$work/libraries"
grep -q libssl "$work/libraries" || fail "no libssl.so.3 on this machine: apt-get install libssl3"
while read -r library; do
  mkdir -p "$files$(dirname "$library")"
  cp -L "$library" "$files$library"
done <"$work/libraries"

echo 'root:x:0:0:root:/:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/home/validation:/usr/sbin/nologin' >"$files/etc/passwd"
echo 'root:x:0:
nogroup:x:65534:' >"$files/etc/group"
echo 'hosts: files dns' >"$files/etc/nsswitch.conf"
chmod 1777 "$files/tmp"
chmod 0755 "$files"
find "$files" -type f -perm -u+r ! -perm -o+r -exec chmod o+r {} +

mapfile -t parts < <(find "$files" -mindepth 1 -maxdepth 1)
"$root/fixtures/cluster/image.sh" docker.io/library/validation:1 /usr/bin/validation "${parts[@]}" >"$work/image.tar"
mv "$work/image.tar" "$out"
echo "$out: docker.io/library/validation:1, $(($(stat -c %s "$out") >> 20)) MiB"
