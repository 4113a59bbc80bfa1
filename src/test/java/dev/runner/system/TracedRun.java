package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A run that was watched by `strace` while it waited for the disk: what it told, and what of it
/// was on disk by then.
///
/// @param folder of its plan; its steps add a line to `done` there for each task
record TracedRun(Path folder, Launched.Result result) {
  /// What must not be told before it is on disk.
  private static final Pattern END =
      Pattern.compile("\\{\"event\":\"(?:attempt|task|target|job|run)_ended\".*\\}");

  private static final Pattern SUCCEEDED =
      Pattern.compile(
          "\\{\"event\":\"task_ended\",.*\"key\":\"(.)\",\"step\":\"(.*)\","
              + "\"outcome\":\"succeeded\".*");
  private static final Pattern COMPLETED = Pattern.compile("\\[(.)\\] (.*): Completed .*");

  /// @param inject what `strace` is told to do besides
  static TracedRun of(Path folder, String inject) throws IOException {
    String script =
        "strace -f -y -qq -e signal=none -o trace -e trace=write,fdatasync "
            + inject
            + " \"$RUNNER\" apply plan.yaml --events events";
    return new TracedRun(folder, kept(Launch.bash(folder, script)).run());
  }

  /// Goes on with it, undisturbed.
  Launched.Result resume() throws IOException {
    return kept(Launch.runner(folder, "apply", "plan.yaml", "--resume")).run();
  }

  private static Launch kept(Launch launch) {
    return launch.with("XDG_STATE_HOME", launch.folder().resolve("state").toString());
  }

  SyncTrace trace() throws IOException {
    return SyncTrace.of(Files.readString(folder.resolve("trace")));
  }

  /// The lines that say that something has ended, of those that a reader has got.
  Set<String> told() throws IOException {
    return ends(Files.readString(folder.resolve("events")));
  }

  /// The same, of those that are surely on disk.
  Set<String> durable() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
      Path journal = all.filter(it -> it.endsWith("journal.jsonl")).findFirst().orElseThrow();
      byte[] surely = Arrays.copyOf(Files.readAllBytes(journal), (int) trace().durable());
      return ends(new String(surely, StandardCharsets.UTF_8));
    }
  }

  private static Set<String> ends(String lines) {
    return lines.lines().filter(it -> END.matcher(it).matches()).collect(Collectors.toSet());
  }

  /// The tasks of which people were shown that they have succeeded.
  Set<String> shown() {
    return tasks(result.stderr().lines(), COMPLETED);
  }

  /// The tasks of which some lines say that they have succeeded.
  static Set<String> succeeded(Set<String> lines) {
    return tasks(lines.stream(), SUCCEEDED);
  }

  private static Set<String> tasks(Stream<String> lines, Pattern pattern) {
    return lines
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(it -> it.group(1) + " " + it.group(2))
        .collect(Collectors.toSet());
  }

  /// How often each task was done.
  Map<String, Long> done() throws IOException {
    Path done = folder.resolve("done");
    List<String> lines = Files.exists(done) ? Files.readAllLines(done) : List.of();
    return new HashMap<>(
        lines.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }
}
