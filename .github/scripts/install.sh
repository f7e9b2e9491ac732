#!/usr/bin/env bash
# Fetches a release of digestlint and compares its checksum; puts it on the PATH of the steps that follow.
# DIGESTLINT_VERSION may name the release; otherwise it is the one that this file belongs to. The rest is set by GitHub.
set -euo pipefail

fail() {
  echo "::error title=digestlint::$1"
  exit 2
}

# A value of Cargo.toml, which is the one place for version and repository.
field() {
  sed -n "s/^$1 = \"\(.*\)\"\$/\1/p" "$GITHUB_ACTION_PATH/Cargo.toml" | head -n 1
}

version=${DIGESTLINT_VERSION:-$(field version)}
version=${version#v}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail "the version \`$version\` is none; write it as 0.1.0"

case "$RUNNER_OS-$RUNNER_ARCH" in
  # Linked against musl, it runs in containers of any age too.
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64 | Windows-ARM64) target=x86_64-pc-windows-msvc ;;
  *) fail "there is no release for $RUNNER_OS on $RUNNER_ARCH; build it with \`cargo install digestlint\`" ;;
esac

name=digestlint-$target
archive=$name.tar.gz
url=$(field repository)/releases/download/v$version/$archive
folder=$RUNNER_TEMP/digestlint-$version
mkdir -p "$folder"
# From here on names are relative: tar takes `D:` of Windows for the name of a machine.
cd "$folder"

for file in "$archive" "$archive.sha256"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" "${url%"$archive"}$file" ||
    fail "cannot fetch $file of release $version from ${url%/"$archive"}"
done

if command -v sha256sum >/dev/null; then
  sum=(sha256sum)
else
  sum=(shasum -a 256)
fi
expected=$(cut -d ' ' -f 1 "$archive.sha256")
found=$("${sum[@]}" "$archive" | cut -d ' ' -f 1)
[ "$found" = "$expected" ] || fail "$archive has the checksum $found, but its release says $expected; nothing was installed"

tar -xzf "$archive"
programs=$PWD/$name
if command -v cygpath >/dev/null; then
  programs=$(cygpath --mixed "$programs")
fi
echo "$programs" >>"$GITHUB_PATH"
{
  echo "program=$programs/digestlint"
  echo "version=$version"
} >>"$GITHUB_OUTPUT"
"$programs/digestlint" --version
