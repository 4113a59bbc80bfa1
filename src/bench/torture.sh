#!/usr/bin/env bash
# GNU parallel's tests for tools like it ("Testing other tools" in parallel_alternatives(7)) in the sizes of the original:
# torture.sh. What is small there too is among the system tests. Ends with 1 if one of them failed.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
work=$(mktemp -d)
cd "$work"
export HOME=$work XDG_STATE_HOME=$work/state TMPDIR=$work
. "$root/src/bench/measure.bash"
trap leave EXIT
room "$work" 50

failed=0
printf '%-14s %-6s %9s %9s  %s\n' '' '' seconds 'peak MiB' 'what came (peak wanted: < 512 MiB)'
judged() { # NAME CAME EXPECTED
  local verdict=ok
  [ "$2" = "$3" ] && ((peak < 512 << 10)) || verdict=FAILED failed=1
  printf '%-14s %-6s %9.1f %9d  %s\n' "$1" "$verdict" "$seconds" $((peak >> 10)) "$(tr '\n' ' ' <<<"$2" | cut -c 1-90)"
  [ "$2" = "$3" ] || echo "  expected: $(tr '\n' ' ' <<<"$3" | cut -c 1-200)"
}

# What runner prints goes through a pipe into another command, for which is waited.
through() { # COMMAND RUNNER...: sets came
  mkfifo pipe
  sh -c "$1" <pipe >came &
  local reader=$!
  shift
  measured_into pipe "$@"
  wait "$reader"
  came=$(cat came)
  rm pipe
}

cat >mix <<'END'
piece() { head -c 3000000 /dev/zero | tr '\0' "$1"; }
piece a; piece b >&2; piece c; piece d >&2; piece e; piece f >&2
echo " $1"; echo " $1" >&2
END
for mode in group live; do
  through 'tr -s abcdef' "$runner" exec -q --stream "$mode" -j 30 --targets "$(seq -s, 30)" -- bash mix {}
  judged "MIX $mode" "$came" "$(seq -f 'ace %g' 30)"
  judged '  its stderr' "$(tr -s abcdef <measured.err)" "$(seq -f 'bdf %g' 30)"
done

# In order: each job's lines begin with its number.
cat >ram <<'END'
yes "$1 $(head -c 30000 /dev/zero | tr '\0' c)" | head -c 1G
echo
END
through "cut -d ' ' -f 1 | tr -d c | uniq | grep ." "$runner" exec -q --stream group -j 20 --targets "$(seq -s, 20)" -- bash ram {}
judged 'RAM group' "$came" "$(seq 20)"
through 'wc -c' "$runner" exec -q --stream live -j 20 --targets "$(seq -s, 20)" -- bash ram {}
judged 'RAM live' "$came" $((20 * ((1 << 30) + 1)))

words="yes \"\$(seq -s ' ' 1000)\" | head -c 10M"
through cksum "$runner" exec -q --stream group -j 30 --targets "$(seq -s, 30)" -- bash -c "$words"
judged NUMWORDS "$came" "$(for ((i = 0; i < 30; i++)); do bash -c "$words"; done | cksum)"

for mode in group live prefixed; do
  filter='wc -lc'
  # Behind prefixes a line comes in parts.
  [ "$mode" != prefixed ] || filter="tr -cd a | wc -lc"
  through "$filter" "$runner" exec -q --stream "$mode" -- sh -c "head -c 5G /dev/zero | tr '\0' a"
  judged "4GB $mode" "$(xargs <<<"$came")" "0 $((5 << 30))"
done

head -c 10M /dev/zero | tr '\0' x >long
through cat "$runner" exec -q --stream group --lines long -- echo foo
judged INPUTSIZE "$came" foo
head -c 131000 /dev/zero | tr '\0' x >long
through 'wc -c' "$runner" exec -q --stream group --lines long -- echo {}
judged '  in a command' "$came" 131001

exit "$failed"
