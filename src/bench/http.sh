#!/usr/bin/env bash
# How many requests a second, 50 at a time: 20,000 and 200,000 small GETs to an nginx of this machine, by runner, whole process,
# with all results recorded and told, beside `curl --parallel`, which throws them away, and `xargs -P50 curl` with 1,000 requests:
# http.sh [ROUNDS], 3 by default. All take turns in one run; medians.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
if [ -z "${SERVER-}" ]; then
  sh "$root/src/build/tools.sh" nginx:nginx-light curl xargs:findutils
  served=$(mktemp -d)
  trap 'rm -rf "$served"' EXIT
  sh "$root/src/test/sh/demo-server.sh" "$served" "exec bash '$root/src/bench/http.sh' ${1:-3}"
  exit
fi

rounds=$1
runner=${RUNNER:-$root/target/dist/bin/runner}
work=$(mktemp -d)
cd "$work"
export HOME=$work XDG_STATE_HOME=$work/state TMPDIR=$work
. "$root/src/bench/measure.bash"
trap leave EXIT

page=$SERVER/pages/index.html
for count in 20000 200000; do
  seq $count >$count.lines
  awk -v page="$page" '{ print "url = \"" page "?" $1 "\"\noutput = /dev/null" }' $count.lines >$count.curl
  cat >$count.yaml <<END
version: 1
name: requests
concurrency: 50
jobs:
  get:
    targets: {lines: $count.lines}
    steps: [{http: {url: "$page", query: {n: "\${{ target.value }}"}}}]
END
done
seq 1000 | sed "s,^,$page?," >xargs.urls

# For each: its name, how many requests, the command.
names=('runner' 'curl --parallel' 'runner' 'curl --parallel' 'xargs -P50 curl')
counts=(20000 20000 200000 200000 1000)
run_0() { measured "$runner" apply 20000.yaml -o csv; }
run_1() { measured curl --silent --parallel --parallel-max 50 --config 20000.curl; }
run_2() { measured "$runner" apply 200000.yaml -o csv; }
run_3() { measured curl --silent --parallel --parallel-max 50 --config 200000.curl; }
run_4() { measured xargs -P50 -n1 -a xargs.urls curl --silent --output /dev/null; }

for ((round = 0; round < rounds; round++)); do
  for i in "${!names[@]}"; do
    "run_$i"
    echo "$seconds" >>"times.$i"
    echo "$peak" >>"peaks.$i"
  done
done

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
rate() { median "times.$1" | awk -v count="${counts[$1]}" '{ print count / $1 }'; }
printf '%-17s %9s %9s %11s %20s %9s\n' '' requests seconds requests/s "runner's throughput" 'peak MiB'
for i in "${!names[@]}"; do
  base=$(rate $((i < 2 ? 0 : 2)))
  peak=$(median "peaks.$i" | awk '{ printf "%.0f", $1 / 1024 }')
  # What xargs starts is not measured.
  [ "$i" != 4 ] || peak=-
  awk -v name="${names[i]}" -v count="${counts[i]}" -v seconds="$(median "times.$i")" -v rate="$(rate "$i")" -v base="$base" -v peak="$peak" \
    'BEGIN { printf "%-17s %9d %9.2f %11.0f %19.2fx %9s\n", name, count, seconds, rate, base / rate, peak }'
done
