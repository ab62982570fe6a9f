#!/bin/sh
# Makes what the .deb holds beside the two programs: the man page and the completions.
# Run from the root of the workspace before bundling; the programs have been built.
set -eu
out=target/package
mkdir -p "$out"
for shell in bash zsh fish; do
  target/release/dossier completions "$shell" > "$out/dossier.$shell"
done
target/release/dossier man | gzip -9 -n > "$out/dossier.1.gz"
