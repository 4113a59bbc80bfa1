package dev.runner.driver.process;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.OwnProcess;
import dev.runner.plan.Step;
import dev.runner.text.Printable;
import dev.runner.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The file named by `RUN_OUTPUT`, into which a command writes what it finds: `NAME=value` lines,
/// and texts of several lines between `NAME<<END` and `END`, as for GitHub Actions.
final class OutputFile implements AutoCloseable {
  /// What expressions call what stands in it.
  static final String NAME = "output";

  private static final long LONGEST = 8 << 20;
  private static final String WORD = "[A-Za-z_][A-Za-z0-9_-]*";
  private static final AtomicLong NUMBER = new AtomicLong();

  private final Path path;
  private final Mask mask;

  private OutputFile(Path path, Mask mask) {
    this.path = path;
    this.mask = mask;
  }

  /// Whether a step makes something of it.
  static boolean wanted(Step step) {
    for (Template template : step.outputs().values()) {
      if (template.uses(NAME)) {
        return true;
      }
    }
    return step.until().filter(it -> it.condition().uses(NAME)).isPresent();
  }

  /// An empty one, which nobody else can read.
  ///
  /// @param mask of what is written
  static OutputFile in(Path folder, Mask mask) throws IOException {
    String name = "outputs-" + OwnProcess.ID + "-" + NUMBER.incrementAndGet();
    Path path = folder.toAbsolutePath().resolve(name);
    Files.deleteIfExists(path);
    return new OutputFile(
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
        mask);
  }

  Path path() {
    return path;
  }

  /// What was written, by its names; of several of one name the last.
  ///
  /// @param step where a problem with it is shown
  Value read(Span step) throws EvaluationException {
    try {
      if (Files.size(path) > LONGEST) {
        throw new EvaluationException(step, "the file of RUN_OUTPUT is larger than 8 MiB");
      }
      String text = new String(mask.in(Files.readAllBytes(path)), StandardCharsets.UTF_8);
      return new Value.Obj(values(text.lines().toList(), step));
    } catch (IOException e) {
      throw new EvaluationException(step, "the file of RUN_OUTPUT can't be read: " + e);
    }
  }

  private static Map<String, Value> values(List<String> lines, Span step)
      throws EvaluationException {
    Map<String, Value> values = new LinkedHashMap<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      int equals = line.indexOf('=');
      int block = line.indexOf("<<");
      if (equals > 0 && (block < 0 || equals < block) && named(line, equals)) {
        values.put(line.substring(0, equals), Value.of(line.substring(equals + 1)));
      } else if (block > 0 && block + 2 < line.length() && named(line, block)) {
        int end = lines.subList(at + 1, lines.size()).indexOf(line.substring(block + 2));
        if (end < 0) {
          throw wrong(step, at, "`" + line.substring(block + 2) + "` ends no text below it");
        }
        String text = String.join("\n", lines.subList(at + 1, at + 1 + end));
        values.put(line.substring(0, block), Value.of(text));
        at += end + 1;
      } else if (!line.isBlank()) {
        throw wrong(step, at, "expected `NAME=value` or `NAME<<END`, found `" + line + "`");
      }
      at++;
    }
    return values;
  }

  private static boolean named(String line, int end) {
    return line.substring(0, end).matches(WORD);
  }

  private static EvaluationException wrong(Span step, int line, String what) {
    String shown = what.length() > 200 ? what.substring(0, 200) + "…" : what;
    return new EvaluationException(
        step, "the file of RUN_OUTPUT, line " + (line + 1) + ": " + Printable.line(shown));
  }

  /// Takes it away, where the command has not done so.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // The folder goes with the run.
    }
  }
}
