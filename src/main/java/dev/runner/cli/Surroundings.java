package dev.runner.cli;

import dev.runner.PastRuns;
import dev.runner.Setting;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The process that runner is: its streams, environment and folders.
///
/// @param environment as the caller gave it: what the launcher changed is undone
/// @param folder where relative paths of the command line begin
record Surroundings(
    FileOutputStream stdout,
    FileOutputStream stderr,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    Terminal terminal) {

  static Surroundings ofProcess() {
    FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);
    Map<String, String> environment = environmentOfCaller(System.getenv());
    return new Surroundings(
        stdout,
        stderr,
        new PrintStream(stdout, true, StandardCharsets.UTF_8),
        new PrintStream(stderr, true, StandardCharsets.UTF_8),
        environment,
        Path.of("").toAbsolutePath(),
        Terminal.detect(environment));
  }

  /// The launcher sets LC_ALL, so that the JVM can read its arguments, and leaves the caller's
  /// value in RUNNER_LC_ALL: `=value`, or `-` where there was none.
  private static Map<String, String> environmentOfCaller(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(given);
    String before = environment.remove("RUNNER_LC_ALL");
    if (before != null) {
      environment.remove("LC_ALL");
      if (before.startsWith("=")) {
        environment.put("LC_ALL", before.substring(1));
      }
    }
    return environment;
  }

  /// The same, seen from another folder.
  Surroundings in(Path other) {
    return new Surroundings(stdout, stderr, out, err, environment, other, terminal);
  }

  Path home() {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
  }

  /// Where a path of the command line leads; shells leave the `~` in `--option=~/x` to us.
  Path located(Path path) {
    return path.startsWith("~")
        ? home().resolve(Path.of("~").relativize(path)).normalize()
        : folder.resolve(path).normalize();
  }

  /// Where files stand that are gone afterwards.
  Path scratch() {
    return Path.of(environment.getOrDefault("TMPDIR", "/tmp"));
  }

  /// The world for a run.
  ///
  /// @param past earlier runs; empty where nobody keeps any
  Setting setting(Optional<PastRuns> past) {
    return new Setting(
        environment,
        home(),
        scratch(),
        () -> new FileInputStream(FileDescriptor.in),
        warning -> err.println("warning: " + warning),
        past);
  }
}
