#!/usr/bin/env bash
# Much output: 10 GB through one step, and 20 jobs of 1 GB each: output.sh [GIGABYTES], 10 by default. Prints the throughput
# and the peak memory of runner, beside what is wanted. It is all captured to $TMPDIR, which must have that much room.
set -euo pipefail

size=${1:-10}
root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
work=$(mktemp -d)
cd "$work"
export HOME=$work XDG_STATE_HOME=$work/state TMPDIR=$work
. "$root/src/bench/measure.bash"
trap leave EXIT
room "$work" $((size > 20 ? size : 20))

printf '%-34s %9s %9s %11s  %s\n' '' seconds MB/s 'peak MiB' wanted
show() { # NAME MEGABYTES WANTED
  awk -v name="$1" -v size="$2" -v seconds="$seconds" -v peak="$peak" -v wanted="$3" \
    'BEGIN { printf "%-34s %9.2f %9.0f %11.0f  %s\n", name, seconds, size / seconds, peak / 1024, wanted }'
}
# What the disk takes by itself.
measured_into file head -c "${size}G" /dev/zero
rm file
show "head -c ${size}G >file" $((size * 1024 * 1024 * 1024 / 1000000)) ''
measured "$runner" exec -q -- head -c "${size}G" /dev/zero
show "$size GB, kept" $((size * 1024 * 1024 * 1024 / 1000000)) '>= 500 MB/s, < 200 MiB'
measured "$runner" exec -q --stream live -- head -c "${size}G" /dev/zero
show "$size GB, kept and printed" $((size * 1024 * 1024 * 1024 / 1000000)) '>= 500 MB/s, < 200 MiB'
measured "$runner" exec -q -j 20 --targets "$(seq -s, 20)" -- head -c 1G /dev/zero
show '20 x 1 GB, -j 20, kept' 21475 '< 512 MiB'
