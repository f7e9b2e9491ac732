#!/usr/bin/env bash
# Makes the extensions for VS Code out of the archives of a release: `extensions.sh ARCHIVES FOLDER` writes
# digestlint-PLATFORM.vsix for each archive, with its program, and digestlint.vsix, which brings none along.
set -euo pipefail

archives=$(cd "$1" && pwd)
folder=$(mkdir -p "$2" && cd "$2" && pwd)
cd "$(dirname "$0")/../../editors/vscode"

# What VS Code calls the machines of a target.
platform() {
  case "$1" in
    x86_64-unknown-linux-gnu) echo linux-x64 ;;
    aarch64-unknown-linux-gnu) echo linux-arm64 ;;
    x86_64-unknown-linux-musl) echo alpine-x64 ;;
    aarch64-unknown-linux-musl) echo alpine-arm64 ;;
    x86_64-apple-darwin) echo darwin-x64 ;;
    aarch64-apple-darwin) echo darwin-arm64 ;;
    x86_64-pc-windows-msvc) echo win32-x64 ;;
    *) echo "VS Code has no platform for the target $1" >&2 && return 1 ;;
  esac
}

./install
npm run --silent package -- --out "$folder/digestlint.vsix"
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
for archive in "$archives"/digestlint-*.tar.gz; do
  name=$(basename "$archive" .tar.gz)
  platform=$(platform "${name#digestlint-}")
  tar -xzf "$archive" -C "$unpacked"
  program=$unpacked/$name/digestlint
  [ -f "$program" ] || program=$program.exe
  npm run --silent package -- --target "$platform" --binary "$program" --out "$folder/digestlint-$platform.vsix"
done
