#!/bin/sh
# Installs what the tests look at the page with, from npm, in the very versions of package-lock.json: browser.sh INTO.

into=$1
from=$(dirname "$0")/../test/browser
if ! command -v npm >/dev/null; then
  echo "No npm found on the PATH, which the tests of the page need (as root, \`make tools\` installs it)." >&2
  exit 1
fi
mkdir -p "$into" && cp "$from/package.json" "$from/package-lock.json" "$into" || exit 1
log=$(mktemp) && trap 'rm -f "$log"' EXIT
if ! npm ci --prefix "$into" --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
  cat "$log" >&2
  echo "The packages that the tests of the page need could not be installed into $into." >&2
  exit 1
fi
