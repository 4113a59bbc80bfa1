#!/bin/sh
# Installs what tests need from npm, in the very versions of a package-lock.json: npm.sh FROM INTO.

from=$1 into=$2
if ! command -v npm >/dev/null; then
  echo "No npm found on the PATH, which some tests need (as root, \`make tools\` installs it)." >&2
  exit 1
fi
mkdir -p "$into" && cp "$from/package.json" "$from/package-lock.json" "$into" || exit 1
log=$(mktemp) && trap 'rm -f "$log"' EXIT
if ! npm ci --prefix "$into" --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
  cat "$log" >&2
  echo "The packages of $from could not be installed into $into." >&2
  exit 1
fi
