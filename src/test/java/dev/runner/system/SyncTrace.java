package dev.runner.system;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `strace -f -y -e trace=write,fdatasync` saw of a journal.
///
/// @param syncs how often somebody began to wait for the disk
/// @param refused whether one of them was made to fail
/// @param durable how many of the journal's bytes are surely on disk: those that were written
///   before the last wait began that ended well
record SyncTrace(int syncs, boolean refused, long durable) {
  private static final Pattern CALL =
      Pattern.compile("(\\d+) +(write|fdatasync)\\(\\d+<.*journal\\.jsonl>.*");
  private static final Pattern RESUMED =
      Pattern.compile("(\\d+) +<\\.\\.\\. (?:write|fdatasync) resumed>.*");
  private static final Pattern RETURNED = Pattern.compile(".*\\) += (-?\\d+)( .*)?");

  /// A call that has begun.
  ///
  /// @param written before it
  private record Call(boolean sync, long written) {}

  static SyncTrace of(String trace) {
    Map<String, Call> begun = new HashMap<>();
    int syncs = 0;
    long written = 0;
    long durable = 0;
    for (String line : trace.lines().toList()) {
      Matcher call = CALL.matcher(line);
      Matcher resumed = RESUMED.matcher(line);
      Matcher returned = RETURNED.matcher(line);
      String thread = "";
      if (call.matches()) {
        thread = call.group(1);
        boolean sync = call.group(2).equals("fdatasync");
        syncs += sync ? 1 : 0;
        begun.put(thread, new Call(sync, written));
      } else if (resumed.matches()) {
        thread = resumed.group(1);
      }
      if (begun.containsKey(thread) && returned.matches()) {
        Call ended = begun.remove(thread);
        long value = Long.parseLong(returned.group(1));
        written += ended.sync() ? 0 : value;
        durable = ended.sync() && value == 0 ? ended.written() : durable;
      }
    }
    return new SyncTrace(syncs, trace.contains("(INJECTED)"), durable);
  }
}
