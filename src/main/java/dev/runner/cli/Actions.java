package dev.runner.cli;

import dev.runner.report.Failure;
import dev.runner.report.Format;
import dev.runner.report.Layout;
import dev.runner.report.Report;
import dev.runner.report.Results;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What GitHub Actions is told of a run: an annotation for each of the first failures, and the
/// report in the summary of the step.
record Actions(Map<String, String> environment, PrintStream err) {
  /// So many errors of a step are shown.
  private static final int MOST = 10;

  /// Empty where nobody would read it.
  static Optional<Actions> of(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    return "true".equals(environment.get("GITHUB_ACTIONS"))
        ? Optional.of(new Actions(environment, surroundings.err()))
        : Optional.empty();
  }

  void tell(Results results, int exitCode) {
    for (Failure failure : Failure.of(results, MOST)) {
      err.println(annotation(results.plan(), failure));
    }
    Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY"))
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> summarise(Path.of(it), results, exitCode));
  }

  private static String annotation(String plan, Failure failure) {
    String lines = failure.output();
    String message = failure.reason() + (lines.isEmpty() ? "" : "\n" + lines);
    Map<String, String> properties = Map.of("title", plan + ": " + failure.task());
    return new WorkflowCommand("error", properties, message).line();
  }

  /// Behind what others have written there. The run is what it is without it.
  private void summarise(Path file, Results results, int exitCode) {
    List<StandardOpenOption> behind = List.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, behind.toArray(StandardOpenOption[]::new)))) {
      Report.write(Format.MARKDOWN, results, exitCode, Layout.PLAIN, out);
    } catch (IOException e) {
      err.println("warning: GITHUB_STEP_SUMMARY: can't write to " + e.getMessage());
    }
  }
}
