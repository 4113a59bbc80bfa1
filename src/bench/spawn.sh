#!/usr/bin/env bash
# How many commands a second: 3,000 x /bin/true at four at once, output captured and recorded as users get it:
# spawn.sh [ROUNDS], 3 by default. All take turns in one run; medians of whole processes, start-up included.
set -euo pipefail

rounds=${1:-3}
root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
count=3000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work
mkdir -p .parallel && : >.parallel/will-cite
seq "$count" >targets

cat >plan.yaml <<'END'
version: 1
name: spawn
concurrency: 4
jobs:
  spawn:
    targets: {lines: targets}
    steps:
      - exec: [/bin/true]
END

names=('runner apply' 'parallel -j4' 'xargs -P4')
run_runner() { "$runner" apply plan.yaml; }
run_parallel() { parallel -j4 /bin/true <targets; }
run_xargs() { xargs -P4 -n1 /bin/true <targets; }
commands=(run_runner run_parallel run_xargs)

for ((round = 0; round < rounds; round++)); do
  for i in "${!commands[@]}"; do
    start=$EPOCHREALTIME
    "${commands[i]}" >/dev/null 2>&1 </dev/null
    echo "$start $EPOCHREALTIME" | awk '{ print $2 - $1 }' >>"times.$i"
  done
done

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
base=$(median times.0)
printf '%-16s %10s %14s %18s\n' '' 'seconds' 'commands/s' "runner's multiple"
for i in "${!commands[@]}"; do
  median "times.$i" | awk -v name="${names[i]}" -v count="$count" -v base="$base" \
    '{ printf "%-16s %10.2f %14.0f %18.2f\n", name, $1, count / $1, $1 / base }'
done
