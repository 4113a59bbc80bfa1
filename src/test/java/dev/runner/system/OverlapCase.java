package dev.runner.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What tests of several runs of one plan have: the plan, and how far its runs are.
abstract class OverlapCase extends SystemTest {
  /// Each run says that it has begun, and goes on until there is a file `go`.
  static final String PLAN =
      """
      version: 1
      name: nightly
      params: {region: {default: ""}}
      OVERLAP
      jobs:
        one:
          steps:
            - run: |
                echo begun >>log
                while ! [ -e go ]; do sleep 0.02; done
      """;

  private static final String WHO =
      "run \\d{8}-\\d{6}-[0-9a-f]{6} of the plan is under way since \\S+Z \\(pid PID\\)";

  final Path plan(String overlap) throws IOException {
    return write("plan.yaml", PLAN.replace("OVERLAP", overlap));
  }

  final Launch apply(String... options) throws IOException {
    return applyTo("plan.yaml", options);
  }

  final Launch applyTo(String plan, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("apply", plan));
    arguments.addAll(List.of(options));
    return runner(arguments.toArray(String[]::new))
        .with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  final void go() throws IOException {
    write("go", "");
  }

  final void untilBegun(int runs) {
    Waiting.until(runs + " have begun", Launched.LONG, () -> begun() == runs);
  }

  final long begun() {
    try {
      return read("log").lines().count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void untilWaiting(Launched run) {
    Waiting.until("it waits", Launched.LONG, () -> run.err().contains("waiting"));
  }

  static String who(Launched run) {
    return WHO.replace("PID", String.valueOf(run.pid()));
  }

  final List<Path> runFolders() throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      return all.filter(it -> it.endsWith("journal.jsonl")).map(Path::getParent).toList();
    }
  }
}
