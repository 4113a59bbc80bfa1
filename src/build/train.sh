#!/bin/sh
# Makes lib/runner.aot, the start-up cache: train.sh DIST PLAN... The launcher itself starts the training, so that the
# cache is made with the flags that it will be used with. Without the cache runner is only slower.

dist=$(cd "$1" && pwd) && shift || exit 1
state=$(mktemp -d) || exit 1
trap 'rm -rf "$state"' EXIT
log=$state/log

if ! RUNNER_TRAINING=$dist/lib/runner.aot XDG_STATE_HOME=$state HOME=$state "$dist/bin/runner" "$@" >"$log" 2>&1 </dev/null ||
  ! [ -s "$dist/lib/runner.aot" ]; then
  cat "$log" >&2
  echo "the training of the start-up cache failed" >&2
  exit 1
fi
