package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A command line of the built launcher that is to be started, with all that surrounds it.
///
/// @param argv `runner` and what comes after it, or a shell script that calls `"$RUNNER"`
/// @param environment whole: nothing else is inherited
/// @param stdin what it reads
record Launch(Path folder, List<String> argv, Map<String, String> environment, String stdin) {
  /// Marks, in their environment, all processes of one launch.
  static final String MARK = "RUNNER_TEST_MARK";

  /// Where tests that start their own processes find the launcher.
  static final String LAUNCHER = System.getProperty("runner.launcher", "target/dist/bin/runner");

  /// Where runs leave their journals, unless a test says otherwise.
  private static final Path STATE = Path.of("target/state").toAbsolutePath();

  /// `runner` with arguments.
  ///
  /// Signals are as they are at a prompt: whoever runs the tests in the background ignores some.
  static Launch runner(Path folder, String... arguments) {
    List<String> argv =
        new ArrayList<>(List.of("env", "--default-signal=INT,HUP,TERM,PIPE", LAUNCHER));
    argv.addAll(List.of(arguments));
    return new Launch(folder, argv, inherited(), "");
  }

  /// A bash script, in which `"$RUNNER"` is the launcher.
  static Launch bash(Path folder, String script) {
    return new Launch(folder, List.of("bash", "-c", script), inherited(), "");
  }

  private static Map<String, String> inherited() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("RUNNER", LAUNCHER);
    environment.put("XDG_STATE_HOME", STATE.toString());
    environment.put(MARK, UUID.randomUUID().toString());
    List.of("LC_ALL", "NO_COLOR", "COLUMNS", "TERM", "TMUX").forEach(environment::remove);
    return environment;
  }

  Launch with(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Launch(folder, argv, changed, stdin);
  }

  /// With nothing in the environment but this, the way to programs, and the mark.
  Launch withOnly(Map<String, String> variables) {
    Map<String, String> few = new HashMap<>(variables);
    few.put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    few.put(MARK, mark());
    return new Launch(folder, argv, few, stdin);
  }

  Launch reading(String text) {
    return new Launch(folder, argv, environment, text);
  }

  String mark() {
    return environment.getOrDefault(MARK, "");
  }

  Launched start() throws IOException {
    Path stdout = Files.createTempFile(folder, ".stdout", "");
    Path stderr = Files.createTempFile(folder, ".stderr", "");
    Path input = Files.createTempFile(folder, ".stdin", "");
    Files.writeString(input, stdin, StandardCharsets.UTF_8);
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(input.toFile());
    builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    return new Launched(builder.start(), mark(), stdout, stderr);
  }

  /// Starts it and waits for its end.
  Launched.Result run() throws IOException {
    try (Launched launched = start()) {
      return launched.end();
    }
  }
}
