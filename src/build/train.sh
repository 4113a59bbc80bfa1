#!/bin/sh
# Makes the start-up cache, lib/runner.aot and lib/runner.jsa: train.sh DIST PLAN..., the first plan being like most. The
# launcher itself starts the training, so that the cache is made with the flags that it will be used with. Without the cache
# runner is only slower.

dist=$(cd "$1" && pwd) && shift || exit 1
state=$(mktemp -d) || exit 1
trap 'rm -rf "$state"' EXIT
rm -f "$dist/lib/runner.aot" "$dist/lib/runner.jsa"

# train WHAT PLAN...: what it prints is in $state/WHAT. A terminal's way of telling is trained as well.
train() {
  what=$1 && shift
  RUNNER_TRAINING=$what XDG_STATE_HOME=$state HOME=$state TERM=xterm \
    "$dist/bin/runner" "$@" >"$state/$what" 2>&1 </dev/null
}

# Method handles are made of forms that the JVM would write at every start, those by which C is called among them. The
# cache has those that the run-time's class list names: it learns them here.
forms=$dist/runtime/lib/classlist
if [ -w "$forms" ]; then
  RUNNER_JAVA_OPTS=-Djava.lang.invoke.MethodHandle.TRACE_RESOLVE=true train forms "$@"
  sed -n 's/^\(\[[A-Z]*_RESOLVE\] .*\) (.*)$/@lambda-form-invoker \1/p' "$state/forms" | sort -u >"$state/known"
  grep -vxFf "$forms" "$state/known" >>"$forms"
fi

for layer in usual:aot rest:jsa; do
  if ! train "${layer%:*}" "$@" || ! [ -s "$dist/lib/runner.${layer#*:}" ]; then
    cat "$state/${layer%:*}" >&2
    echo "the training of the start-up cache failed" >&2
    exit 1
  fi
done
