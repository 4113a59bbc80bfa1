# For benchmarks, to be sourced: how long a command takes, and how much memory it holds at most.

pid=

# Ends what is under way, and removes $work.
leave() {
  [ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true
  rm -rf "$work"
}

# measured COMMAND...: its output goes nowhere; sets seconds, and peak (KiB). Ends the benchmark if the command fails.
measured() {
  measured_into /dev/null "$@"
}

# measured_into FILE COMMAND...: the same, with its output in a file or, with >(...), another command.
measured_into() {
  local into=$1 start=$EPOCHREALTIME now line
  shift
  "$@" >"$into" 2>measured.err </dev/null &
  pid=$!
  peak=0
  # The last look before the end counts: the peak only grows.
  while now=$(grep VmHWM "/proc/$pid/status" 2>/dev/null); do
    read -r _ line _ <<<"$now"
    ((line <= peak)) || peak=$line
    sleep 0.05
  done
  wait "$pid" || { echo "failed with $?: $*" >&2; head -n 5 measured.err >&2; exit 1; }
  pid=
  seconds=$(awk -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { print end - start }')
}

# room FOLDER GIGABYTES: ends the benchmark where the disk has less.
room() {
  local free
  free=$(df --output=avail -BG "$1" | tail -n 1 | tr -dc 0-9)
  ((free > $2)) || { echo "$1 has $free GB of room; $2 GB are needed: set TMPDIR to another disk" >&2; exit 1; }
}
