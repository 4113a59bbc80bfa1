package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A launcher that was started: can be signalled and waited for. What is left of it at the end of
/// the test is killed.
final class Launched implements AutoCloseable {
  /// A machine that is busy with other things takes its time.
  static final Duration LONG = Duration.ofSeconds(90);

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Process process;
  private final String mark;
  private final Path stdout;
  private final Path stderr;
  private long peak;

  Launched(Process process, String mark, Path stdout, Path stderr) {
    this.process = process;
    this.mark = mark;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /// What a user has in hand when it has ended.
  ///
  /// @param code 128 and more: a signal
  /// @param peak bytes of memory that it held at most, as far as could be seen
  record Result(int code, String stdout, String stderr, long peak) {
    /// Without the peak: what can be compared.
    String told() {
      return "%d|%s|%s".formatted(code, stdout, stderr);
    }
  }

  /// Sends a signal, such as `INT`, to runner alone.
  void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    kill.waitFor();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Runner's, once the launcher has become it.
  long pid() {
    return process.pid();
  }

  /// How many bytes were printed so far.
  long printed() {
    return stdout.toFile().length();
  }

  /// Waits for the end, which must come.
  Result end() throws IOException {
    Waiting.until(
        "runner ends",
        LONG,
        () -> {
          watch();
          return !process.isAlive();
        });
    return new Result(process.exitValue(), text(stdout), text(stderr), peak);
  }

  /// What was printed so far.
  String out() {
    return text(stdout);
  }

  /// What was said so far.
  String err() {
    return text(stderr);
  }

  private void watch() {
    try {
      Matcher matcher = PEAK.matcher(text(Path.of("/proc/" + process.pid() + "/status")));
      peak = matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : peak;
    } catch (IllegalStateException e) {
      // It has just ended.
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file + " can't be read", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Marked.of(mark).forEach(ProcessHandle::destroyForcibly);
  }
}
