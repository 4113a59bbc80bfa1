package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;

/// A shell that ends all children when this process is killed so that it can't do that itself: it
/// waits on a pipe whose other end only we hold, and then looks for all that is of our children's
/// sessions or carries the mark of this run: TERM, half a second, KILL, until none is found.
final class Watchdog {
  /// Its argument is what all marks begin with, its descriptor 3 the file of [Leaders]. It stands
  /// in a variable, to be no sight in the lists of `ps`.
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM
      read -r word
      mark=$1 self=$$
      find_all() {
        leaders=' ' coming= found=
        while read -r line; do
          case $line in
            '') ;;
            p*) coming="$coming ${line#p}" ;;
            *) leaders="$leaders$line " ;;
          esac
        done </dev/fd/3
        for pipe in $coming; do
          line=$(ls -l /proc/[0-9]*/fd/1 2>/dev/null | grep -F "pipe:[$pipe]" | head -n 1)
          line=${line##* /proc/}
          [ -z "$line" ] || leaders="$leaders${line%%/*} "
        done
        for stat in /proc/[0-9]*/stat; do
          { read -r line <"$stat"; } 2>/dev/null || continue
          pid=${stat#/proc/} pid=${pid%/stat}
          set -- ${line##*) }
          [ "$1" = Z ] && continue
          case $leaders in *" $3 "* | *" $4 "*) found="$found $pid" ;; esac
        done
        for environ in $(grep -ls "RUN_MARK=$mark" /proc/[0-9]*/environ 2>/dev/null); do
          pid=${environ#/proc/} pid=${pid%/environ}
          [ "$pid" = "$self" ] || found="$found $pid"
        done
      }
      signal=TERM round=0 since=
      while find_all; [ -n "$found" ] || [ -n "$coming" ]; do
        [ $round -lt 100 ] || break
        [ -n "$found" ] || [ $round -lt 5 ] || break
        read -r line _ </proc/uptime
        now=${line%.*}${line#*.} now=${now#0} now=${now#0}
        since=${since:-$now}
        [ $round -lt 5 ] && [ $((now - since)) -lt 50 ] || signal=KILL
        told=" $told "
        for pid in $found; do
          case $signal$told in
            TERM*" $pid "*) ;;
            *) kill -$signal "$pid" 2>/dev/null; told="$told$pid " ;;
          esac
        done
        sleep 0.1 || sleep 1
        round=$((round + 1))
      done
      """;

  private final int pipe;
  private final int pid;
  private final int descriptor;

  private Watchdog(int pipe, int pid, int descriptor) {
    this.pipe = pipe;
    this.pid = pid;
    this.descriptor = descriptor;
  }

  /// Sets it on guard.
  static Watchdog start() throws IOException {
    Kernel.Pipe pipe = Kernel.pipe();
    try (Arena arena = Arena.ofConfined();
        FileActions actions = new FileActions(arena)) {
      actions.folder("/").copy(pipe.read(), 0).nowhereToWrite(1).nowhereToWrite(2);
      actions.copy(Leaders.file(), 3).closeFrom(4);
      int pid = spawn(arena, actions);
      return new Watchdog(pipe.write(), pid, Kernel.processDescriptor(pid));
    } catch (IOException e) {
      Kernel.close(pipe.write());
      throw e;
    } finally {
      Kernel.close(pipe.read());
    }
  }

  private static int spawn(Arena arena, FileActions actions) throws IOException {
    NativeStrings strings = new NativeStrings();
    Leaders.STARTING.readLock().lock();
    try {
      int pid =
          Functions.spawn(
              arena,
              strings.of("/bin/sh", arena),
              actions,
              strings.list(List.of("sh", "-c", "eval \"$SCRIPT\"", "watchdog", Mark.RUN), arena),
              strings.list(List.of("SCRIPT=" + SCRIPT, "PATH=/usr/bin:/bin", "LC_ALL=C"), arena));
      if (pid < 0) {
        throw Errno.exception(-pid);
      }
      Leaders.helper(pid, true);
      return pid;
    } finally {
      Leaders.STARTING.readLock().unlock();
    }
  }

  /// Readable once it has ended.
  int descriptor() {
    return descriptor;
  }

  boolean ended() {
    return Kernel.ended(pid);
  }

  /// Calls it off: all children have ended, or nobody needs it. It is reaped.
  void close() {
    Kernel.kill(pid, Signal.KILL);
    Kernel.reap(pid);
    Leaders.helper(pid, false);
    Kernel.close(descriptor);
    Kernel.close(pipe);
  }
}
