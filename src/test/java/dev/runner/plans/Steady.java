package dev.runner.plans;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Takes out of an output what differs from run to run, and nothing else:
///
/// - the folder of the fixture is `WORLD`, a run's id `RUN`, a time of day `TIME`;
/// - a duration is `0ms`, also in JSON and CSV; the slowest target is `SOME`;
/// - CPU times and peaks of memory are left out: where the kernel can't tell, they are absent;
/// - when attempts started, and what they waited for, is left out;
/// - in a table with a duration column, columns are two blanks apart, whatever their width was;
/// - lines of commands under way, `[key] ...`, are put together by key, each key's in their order;
/// - lines that tell a failure at once, `✗ ...`, are sorted;
/// - the lines that say every now and then how far a slow run is, and those that say how long
///   limiters made it wait, are left out;
/// - versions that rsync's messages carry are `VERSION`;
/// - ports of this machine that are not below 1000 are `PORT`;
/// - the process of a service is `PID`, and what nginx says is said at `TIME` by `PID`;
/// - folders that `mktemp` made are `TEMPORARY`;
/// - what bounded a run is `SOME`, and how long its limiters waited is left out: both depend on how
///   fast the attempts were.
final class Steady {
  private static final String DURATION = "(?:\\d+h )?(?:\\d+m )?\\d+(?:\\.\\d+)?(?:ms|s|m|h)";
  private static final Pattern ELAPSED = Pattern.compile("(?<![\\w.\\-/])" + DURATION + "(?!\\w)");
  private static final Pattern MILLIS = Pattern.compile("\"duration_ms\":\\d+");
  private static final Pattern USAGE =
      Pattern.compile(",\"(user_ms|system_ms|peak_memory_bytes)\":\\d+");
  private static final Pattern STARTED =
      Pattern.compile(",\"started\":\"[^\"]*\"(?=,\"duration_ms\")");
  private static final Pattern WAITS = Pattern.compile(",\"waits\":\\[[^]]*]");
  private static final Pattern USED =
      Pattern.compile(", CPU " + DURATION + "(, peak memory \\d[.\\d]* \\w+)?(?=\\))");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z");
  private static final Pattern WHERE =
      Pattern.compile("on \\S+, from [-0-9]+ [0-9:]+ to [-0-9]+ [0-9:]+");
  private static final Pattern RUN = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{6}");
  private static final Pattern SLOWEST = Pattern.compile("(?m)(^Time .*slowest ).*$");
  private static final Pattern RSYNC =
      Pattern.compile(" at \\w+\\.c\\(\\d+\\) \\[(\\w+)=[\\w.]+\\]");
  private static final Pattern FIELD = Pattern.compile("^((?:[^,\"]*,|\"[^\"]*\",){5})\\d+");
  private static final Pattern PROGRESS =
      Pattern.compile("(?m)^\\d\\d:\\d\\d:\\d\\d \\S+: \\d+ of .*\\n");
  private static final Pattern PORT =
      Pattern.compile("(127\\.0\\.0\\.1:|localhost:|\\bPORT=)\\d{4,5}\\b");
  private static final Pattern PID = Pattern.compile("\\(pid \\d+\\)");
  private static final Pattern NGINX =
      Pattern.compile("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d (\\[\\w+]) \\d+#\\d+:");
  private static final Pattern TEMPORARY = Pattern.compile("(?:/[\\w.-]+)+/tmp\\.\\w{10}\\b");
  private static final Pattern BOUNDS =
      Pattern.compile("\"bounded_by\":\"[^\"]*\",\"limiters\":\\[[^]]*]");
  private static final Pattern LIMITS =
      Pattern.compile("(?m)^(Limits |\\S+ held the run up for ).*\\n");
  private static final String CSV = "job,target,outcome,reason,attempts,duration_ms";
  private static final String TIMED = "\\S.*  (duration|0ms)(  .*)?";
  private static final Pattern SECONDS =
      Pattern.compile("( time=\"|<stackTrace>attempt \\d+, after )\\d+\\.\\d{3}");
  private static final Pattern UPTIME = Pattern.compile("\"uptime_ms\":\\d+");
  private static final Pattern RUNNING = Pattern.compile("Running \\d+ of \\d+");
  private static final Pattern KEY = Pattern.compile("^\\[([^]]+)\\] .*");

  private Steady() {}

  static Said of(Said said, Path world) {
    return new Said(text(said.stdout(), world), text(said.stderr(), world), said.exit());
  }

  static String text(String output, Path world) {
    String text = output.replace(world.toString(), "WORLD");
    text = MILLIS.matcher(text).replaceAll("\"duration_ms\":0");
    text = SECONDS.matcher(text).replaceAll("$10.000");
    text = UPTIME.matcher(text).replaceAll("\"uptime_ms\":0");
    text = USAGE.matcher(text).replaceAll("");
    text = STARTED.matcher(text).replaceAll("");
    text = WAITS.matcher(text).replaceAll("");
    text = USED.matcher(text).replaceAll("");
    text = INSTANT.matcher(text).replaceAll("TIME");
    text = RUN.matcher(text).replaceAll("RUN");
    text = WHERE.matcher(text).replaceAll("on HOST, from TIME to TIME");
    text = PROGRESS.matcher(text).replaceAll("");
    text = LIMITS.matcher(text).replaceAll("");
    text = SLOWEST.matcher(text).replaceAll("$1SOME");
    text = PORT.matcher(text).replaceAll("$1PORT");
    text = PID.matcher(text).replaceAll("(pid PID)");
    text = NGINX.matcher(text).replaceAll("TIME $1 PID:");
    text = TEMPORARY.matcher(text).replaceAll("TEMPORARY");
    text = BOUNDS.matcher(text).replaceAll("\"bounded_by\":\"SOME\",\"limiters\":[]");
    text = RSYNC.matcher(text).replaceAll(" at VERSION [$1=VERSION]");
    return lines(text.startsWith("{") ? text : ELAPSED.matcher(text).replaceAll("0ms"));
  }

  private static String lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    boolean csv = false;
    for (int i = 0; i < lines.size(); i++) {
      csv = lines.get(i).startsWith(CSV) || csv && !lines.get(i).startsWith("== ");
      lines.set(i, csv ? FIELD.matcher(lines.get(i)).replaceFirst("$10") : lines.get(i));
    }
    narrow(lines);
    List<String> all = whole(lines);
    sort(all);
    return lines.isEmpty() ? "" : String.join("\n", all) + "\n";
  }

  /// What a failed task printed last goes with the line that tells of the failure.
  private static List<String> whole(List<String> lines) {
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("    | ") && !all.isEmpty() && all.getLast().startsWith("✗ ")) {
        all.add(all.removeLast() + "\n" + line);
      } else {
        all.add(line);
      }
    }
    return all;
  }

  /// A table ends at an empty line.
  private static void narrow(List<String> lines) {
    int from = 0;
    for (int to = 0; to <= lines.size(); to++) {
      if (to == lines.size() || lines.get(to).isEmpty()) {
        List<String> table = lines.subList(from, to);
        if (table.stream().anyMatch(it -> it.matches(TIMED))) {
          table.replaceAll(it -> it.replaceAll(" {2,}", "  "));
        }
        from = to + 1;
      }
    }
  }

  /// Each run of neighbouring lines of one kind.
  private static void sort(List<String> lines) {
    int from = 0;
    while (from < lines.size()) {
      String kind = kind(lines.get(from));
      int to = from + 1;
      while (to < lines.size() && kind(lines.get(to)).equals(kind)) {
        to++;
      }
      if (!kind.isEmpty()) {
        lines.subList(from, to).sort(Comparator.comparing(Steady::rank));
      }
      from = to;
    }
  }

  private static String kind(String line) {
    return KEY.matcher(line).matches() || RUNNING.matcher(line).matches()
        ? "["
        : line.startsWith("✗ ") ? "✗" : "";
  }

  private static String rank(String line) {
    var key = KEY.matcher(line);
    return key.matches() ? key.group(1) : line;
  }
}
