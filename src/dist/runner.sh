#!/bin/sh
# Starts runner: finds its folder, gives the JVM a sane environment, and becomes it (`exec`).
#
# Environment: RUNNER_JAVA_OPTS  options for the JVM, after the built-in ones, so that they win
#                                (RUNNER_JAVA_OPTS=-Xmx2g for a plan of unusual size; the default is 384m).
#              JAVA_HOME         used, as `java` on the PATH, only where the bundled run-time is missing.
#
# Handed to the program: RUNNER_LC_ALL  the caller's LC_ALL: `=value`, or `-` when there was none; for children.
#                        runner.tty     which of the descriptors 0, 1, 2 are terminals, as digits: 12, 2, nothing.
#                        runner.columns the width of that terminal, when there is one; runner.rows its height.
#                        runner.home    the folder that holds bin/ and lib/.
# On the usual path nothing is forked: that would cost more than all else here.

# A descriptor that the caller closed would be given to the first file that the JVM opens.
{ true 3>&2; } || exec 2>/dev/null
{ true 3>&1; } 2>/dev/null || exec >/dev/null
{ true 3<&0; } 2>/dev/null || exec </dev/null

self=$0
case $self in
  */*) ;;
  *) if [ -e "$self" ]; then self=./$self; else self=$(command -v -- "$self"); fi ;;
esac
while [ -L "$self" ]; do
  link=$(readlink -- "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
case $self in
  /*) ;;
  *) self=$PWD/$self ;;
esac
home=${self%/*}
case $home in
  */bin) home=${home%/bin} ;;
  *) home=$home/.. ;;
esac

java=$home/runtime/bin/java
if ! [ -x "$java" ]; then
  java=
  for candidate in ${JAVA_HOME:+"$JAVA_HOME/bin/java"} java; do
    case $("$candidate" -version 2>&1) in
      *\ version\ \"25[.\"+-]*) java=$candidate && break ;;
    esac
  done
  if [ -z "$java" ]; then
    echo "runner: no Java 25 found: $home/runtime is missing, and neither JAVA_HOME nor PATH leads to one." >&2
    exit 70
  fi
fi

# Under LANG=C the JVM destroys arguments and file names that are not ASCII.
if [ -n "${LC_ALL+set}" ]; then RUNNER_LC_ALL="=$LC_ALL"; else RUNNER_LC_ALL=-; fi
LC_ALL=C.UTF-8
export LC_ALL RUNNER_LC_ALL

tty= size=
[ -t 0 ] && tty=0
[ -t 1 ] && tty=${tty}1 && { size=$(stty size <&3 2>/dev/null); } 3>&1
[ -t 2 ] && tty=${tty}2 && { size=$(stty size <&3 2>/dev/null); } 3>&2
columns=${size#* } rows=${size% *}

# Two layers: what most runs need, loaded whole at every start, and over it the rest, each class when it is needed.
cache=-XX:SharedArchiveFile=$home/lib/runner.aot:$home/lib/runner.jsa record=
main=dev.runner.cli.Main
if [ -n "${RUNNER_TRAINING-}" ]; then # the build makes the layers, with the flags that they will be used with
  main=dev.runner.cli.Training
  case $RUNNER_TRAINING in
    usual) cache=-XX:AOTCacheOutput=$home/lib/runner.aot ;;
    rest) cache=-XX:SharedArchiveFile=$home/lib/runner.aot record=-XX:ArchiveClassesAtExit=$home/lib/runner.jsa ;;
  esac
fi

# A page that is touched is a fault, and a start has thousands. Where the kernel has huge pages the heap takes few of
# them, and the cache is mapped in one go; without, to touch all of it at once would cost more than it saves.
pages= huge=
{ read -r huge </sys/kernel/mm/transparent_hugepage/enabled; } 2>/dev/null
case $huge in
  *'[always]'* | *'[madvise]'*) pages='-XX:+UseTransparentHugePages -XX:+AlwaysPreTouch' ;;
esac

set -f # RUNNER_JAVA_OPTS is split at blanks, and that is all
# Children inherit the limit of descriptors: the program raises its own when it needs to.
# Most runs are short: little is compiled, and nothing merely because it was compiled while training. What runs for every
# attempt is our own code, though, and a run of many soon wants it compiled.
# The cache is used where it was made to lie: moving it rewrites ten megabytes of it at every start.
# The heap begins small, with room for what attempts under way hold: that would else grow old, and be kept for long.
# The messages of the JVM belong on stderr, and only errors are worth one: a cache that can't be used is merely slow.
exec "$java" -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off,cds*=off:stderr "$cache" ${record:+"$record"} \
  -XX:+UseSerialGC -Xms20m -XX:NewSize=16m -XX:SurvivorRatio=4 -Xmx384m $pages \
  -XX:-MaxFDLimit -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
  -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=4 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining \
  -XX:ArchiveRelocationMode=0 -XX:CompileCommand=quiet "-XX:CompileCommand=CompileThresholdScaling,dev.runner.*::*,0.3" \
  "-XX:CompileCommand=CompileThresholdScaling,java.math.*::*,0.1" \
  "-Drunner.pid=$$" "-Drunner.tty=$tty" "-Drunner.columns=$columns" "-Drunner.rows=$rows" "-Drunner.home=$home" \
  ${RUNNER_JAVA_OPTS-} -cp "$home/lib/runner.jar" "$main" "$@"
