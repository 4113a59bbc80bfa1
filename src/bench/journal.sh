#!/usr/bin/env bash
# What the journal costs: 15,000 x `true`, four at once, by `apply`, which keeps a journal, and by `exec`, which keeps none:
# journal.sh [ROUNDS], 7 by default. They take turns; medians of whole processes, start-up included.
set -euo pipefail

rounds=${1:-7}
root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_STATE_HOME=$work/state

seq 15000 >targets
cat >plan.yaml <<END
version: 1
name: journal
concurrency: 4
jobs:
  each:
    targets: {lines: targets}
    steps:
      - exec: ["true"]
END

with() { "$runner" apply -q plan.yaml; }
without() { "$runner" exec -q -j4 --lines targets -- true; }

for ((round = 0; round < rounds; round++)); do
  for kind in with without; do
    start=$EPOCHREALTIME
    "$kind" >out 2>err </dev/null || { echo "failed: $kind" >&2; head -n 5 err >&2; exit 1; }
    echo "$start $EPOCHREALTIME" | awk '{ print $2 - $1 }' >>"times.$kind"
  done
done

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
echo "$(median times.with) $(median times.without)" | awk '{
  printf "15,000 x true: %.2f s with a journal, %.2f s without: it takes %.1f %% of the throughput (wanted: below 5)\n", $1, $2, 100 * (1 - $2 / $1) }'
