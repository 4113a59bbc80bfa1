#!/bin/sh
# Builds a project whenever a file of it has changed: watch.sh FOLDER. A stand-in for the watcher of your build tool. To build
# is to count words here; what can't be read ends it.

set -eu
cd "$1"
seen=$(mktemp)
trap 'rm -f "$seen"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

build() {
  touch "$seen"
  text=$(cat ./*.txt)
  echo "built: $(printf %s "$text" | wc -w | tr -d ' ') words"
}

build
echo "watching"
while sleep 0.2; do
  if [ -n "$(find . -name '*.txt' -newer "$seen")" ]; then
    build
  fi
done
