#!/usr/bin/env bash
# How long runner takes to start, beside what one would compare it with: start-up.sh [ROUNDS], 20 by default.
# All commands take turns in one run, so that what else the machine does hits them alike; medians of whole processes.
set -euo pipefail

rounds=${1:-20}
root=$(cd "$(dirname "$0")/../.." && pwd)
runner=${RUNNER:-$root/target/dist/bin/runner}
jdk=$(sh "$root/src/build/jdk.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_STATE_HOME=$work

printf 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n' >Hello.java
"$jdk/bin/javac" Hello.java
cat >plan.yaml <<'END'
version: 1
name: one
jobs:
  one:
    steps:
      - id: "true"
        exec: ["true"]
END
mkdir -p .parallel && : >.parallel/will-cite

names=('java -cp . Hello' 'runner --version' 'runner apply plan.yaml' 'parallel true ::: 1' 'xargs -P1 true')
hello() { "$jdk/bin/java" -cp . Hello; }
version() { "$runner" --version; }
apply() { "$runner" apply plan.yaml; }
parallel_one() { parallel true ::: 1; }
xargs_one() { echo 1 | xargs -P1 true; }
commands=(hello version apply parallel_one xargs_one)

for ((round = -2; round < rounds; round++)); do
  for i in "${!commands[@]}"; do
    start=$EPOCHREALTIME
    "${commands[i]}" >/dev/null 2>stderr </dev/null || { echo "failed: ${names[i]}" >&2; cat stderr >&2; exit 1; }
    end=$EPOCHREALTIME
    # The first two rounds fill the caches of the system.
    ((round < 0)) || echo "$i $((${end/[.,]/} - ${start/[.,]/}))"
  done
done | sort -k1,1n -k2,2n | awk -v names="$(IFS='|'; echo "${names[*]}")" '
  BEGIN { split(names, name, "|"); printf "%-26s %10s %10s %8s\n", "", "median ms", "least ms", "ratio" }
  { value[$1, ++count[$1]] = $2 / 1000 }
  function median(i,  n) { n = count[i]; return n % 2 ? value[i, (n + 1) / 2] : (value[i, n / 2] + value[i, n / 2 + 1]) / 2 }
  END {
    for (i = 0; i in count; i++)
      printf "%-26s %10.1f %10.1f %8.2f\n", name[i + 1], median(i), value[i, 1], median(i) / median(0)
  }'
