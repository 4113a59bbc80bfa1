#!/bin/sh
# Makes lib/runner.aot, the start-up cache: train.sh DIST PLAN... The launcher itself starts the training, so that the
# cache is made with the flags that it will be used with. Without the cache runner is only slower.

dist=$(cd "$1" && pwd) && shift || exit 1
state=$(mktemp -d) || exit 1
trap 'rm -rf "$state"' EXIT
log=$state/log

# The method handles by which C is called are made of forms that the JVM would write at every start. The cache has those
# that the run-time's class list names: it learns them here.
forms=$dist/runtime/lib/classlist
if [ -w "$forms" ]; then
  XDG_STATE_HOME=$state RUNNER_JAVA_OPTS=-Djava.lang.invoke.MethodHandle.TRACE_RESOLVE=true "$dist/bin/runner" apply "$1" 2>/dev/null </dev/null |
    sed -n 's/^\(\[LF_RESOLVE\] .*\) (.*)$/@lambda-form-invoker \1/p' | sort -u >"$state/forms"
  grep -vxFf "$forms" "$state/forms" >"$state/new"
  cat "$state/new" >>"$forms"
fi

if ! RUNNER_TRAINING=$dist/lib/runner.aot XDG_STATE_HOME=$state HOME=$state "$dist/bin/runner" "$@" >"$log" 2>&1 </dev/null ||
  ! [ -s "$dist/lib/runner.aot" ]; then
  cat "$log" >&2
  echo "the training of the start-up cache failed" >&2
  exit 1
fi
