#!/usr/bin/env bash
# How many commands a second, four at once: 3,000 x /bin/true and 500 x `seq 2000`, by runner and by what one would compare
# it with: spawn.sh [ROUNDS], 5 by default. All take turns in one run; medians of whole processes, start-up included.
#
# Each tool handles output as its users get it: runner captures, records and reports it, parallel -k keeps it in order, ninja
# keeps it together; xargs, make and xe let the commands print as they like.
set -euo pipefail

rounds=${1:-5}
root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
sh "$root/src/build/tools.sh" make xargs:findutils ninja:ninja-build xe parallel
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_STATE_HOME=$work/state
mkdir -p .parallel && : >.parallel/will-cite

# For each load: how often, what, and what runner is told. An argument for each command comes from a file of lines.
declare -A count=([true]=3000 [seq]=500) program=([true]=/bin/true [seq]=seq) exec=([true]='[/bin/true]' [seq]='[seq, "2000"]')
seq 3000 >true.lines
yes 2000 | head -n 500 >seq.lines || true
for load in true seq; do
  n=${count[$load]}
  seq "$n" >"$load.targets"
  cat >"$load.yaml" <<END
version: 1
name: spawn
concurrency: 4
jobs:
  spawn:
    targets: {lines: $load.targets}
    steps:
      - exec: ${exec[$load]}
END
  awk -v program="${program[$load]}" '{ all = all " t" NR; rules = rules "t" NR ":\n\t@" program " " $1 "\n" }
    END { print "all:" all; print rules }' "$load.lines" >"$load.mk"
  awk -v program="${program[$load]}" 'BEGIN { print "rule r\n  command = " program " $argument" }
    { print "build t" NR ": r\n  argument = " $1 }' "$load.lines" >"$load.ninja"
done

# The last is how many times as fast runner is meant to be.
tools=('runner' 'xargs -P4' 'make -j4' 'ninja -j4' 'xe -j4' 'parallel -k -j4')
wanted=('' '>= 1.0' '' '>= 1.5' '' '>= 6.0')
tool_0() { "$runner" apply "$1.yaml"; }
tool_1() { xargs -P4 -n1 "${program[$1]}" <"$1.lines"; }
tool_2() { make -s -j4 -f "$1.mk" all; }
tool_3() { rm -f .ninja_log .ninja_deps && ninja -j4 -f "$1.ninja"; }
tool_4() { xe -j4 "${program[$1]}" <"$1.lines"; }
tool_5() { parallel -k -j4 "${program[$1]}" <"$1.lines"; }

for ((round = 0; round < rounds; round++)); do
  for load in true seq; do
    for i in "${!tools[@]}"; do
      start=$EPOCHREALTIME
      "tool_$i" "$load" >out 2>err </dev/null || { echo "failed: ${tools[i]}, $load" >&2; head -n 5 err >&2; exit 1; }
      echo "$start $EPOCHREALTIME" | awk '{ print $2 - $1 }' >>"times.$load.$i"
    done
  done
done

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
for load in true seq; do
  base=$(median "times.$load.0")
  echo "${count[$load]} x ${program[$load]}$([ "$load" = true ] || echo " 2000")"
  printf '  %-16s %9s %12s %21s  %s\n' '' seconds commands/s "runner's throughput" wanted
  for i in "${!tools[@]}"; do
    median "times.$load.$i" | awk -v name="${tools[i]}" -v count="${count[$load]}" -v base="$base" -v wanted="${wanted[i]}" \
      '{ printf "  %-16s %9.2f %12.0f %20.2fx  %s\n", name, $1, count / $1, $1 / base, wanted }'
  done
done
