#!/usr/bin/env bash
# Packs a program that was built for a target: `archive.sh TARGET FOLDER` writes digestlint-TARGET.tar.gz and its checksum,
# under the names by which install.sh fetches them. PROGRAM names the file, when it is not the one that cargo built.
set -euo pipefail

target=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
cd "$(dirname "$0")/../.."

name=digestlint-$target
case "$target" in
  *windows*) program=digestlint.exe ;;
  *) program=digestlint ;;
esac

mkdir "$folder/$name"
cp "${PROGRAM:-target/$target/release/$program}" "$folder/$name/$program"
cp README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$folder/$name"
cd "$folder"
tar -czf "$name.tar.gz" "$name"
rm -r "$name"
if command -v sha256sum >/dev/null; then
  sha256sum "$name.tar.gz" >"$name.tar.gz.sha256"
else
  shasum -a 256 "$name.tar.gz" >"$name.tar.gz.sha256"
fi
