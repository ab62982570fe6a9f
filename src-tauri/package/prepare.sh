#!/bin/sh
# Makes what the .deb holds beside the window: the command, its man page, its completions.
# Run from the root of the workspace, by `tauri build` before it bundles.
set -eu
cargo build --release -p cli
out=target/package
mkdir -p "$out"
for shell in bash zsh fish; do
  target/release/dossier completions "$shell" > "$out/dossier.$shell"
done
target/release/dossier man | gzip -9 -n > "$out/dossier.1.gz"
