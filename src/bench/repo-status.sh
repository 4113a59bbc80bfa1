#!/usr/bin/env bash
# The state of many repositories: runner at 8 and at 1, beside xargs -P8 with the same git commands:
# repo-status.sh [ROUNDS [FOLDER]], 7 rounds by default, over the repositories below FOLDER, or 60 small ones.
# All take turns in one run; medians of whole processes.
set -euo pipefail

rounds=${1:-7}
root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
plan=$root/plans/repo-status/plan.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repos=$work/repos
if [ $# -gt 1 ]; then
  repos=$(cd "$2" && pwd)
else
  sh "$root/src/test/sh/demo-repositories.sh" "$repos" 60 >/dev/null
fi
cd "$work"

names=('runner -j8' 'runner -j1' 'xargs -P8')
run_eight() { "$runner" apply "$plan" -p "root=$repos" -j 8; }
run_one() { "$runner" apply "$plan" -p "root=$repos" -j 1; }
run_xargs() {
  find "$repos" -mindepth 2 -maxdepth 5 -name .git -prune -printf '%h\0' |
    xargs -0 -P8 -I'{}' sh -c 'cd "$1" && git status --porcelain=v2 --branch && git log -1 "--format=%cs %s" || true' sh '{}'
}
commands=(run_eight run_one run_xargs)

for ((round = 0; round < rounds; round++)); do
  for i in "${!commands[@]}"; do
    start=$EPOCHREALTIME
    GIT_OPTIONAL_LOCKS=0 "${commands[i]}" >"out.$i" 2>"err.$i" </dev/null
    echo "$start $EPOCHREALTIME" | awk '{ print $2 - $1 }' >>"times.$i"
  done
done
cmp -s <(head -n 60 out.0) <(head -n 60 out.1) || { echo 'the reports differ' >&2; exit 1; }

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
base=$(median times.0)
printf '%-16s %10s %18s\n' '' 'seconds' "runner -j8's multiple"
for i in "${!commands[@]}"; do
  median "times.$i" | awk -v name="${names[i]}" -v base="$base" \
    '{ printf "%-16s %10.3f %18.2f\n", name, $1, $1 / base }'
done
