package dev.runner.read;

import dev.runner.text.Problem;
import dev.runner.text.Source;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads plans as a test's caller: from `/home/me/here`, a plan in `/plans`, a small environment.
final class Readings {
  private Readings() {}

  static Reading of(String plan) {
    return of(plan, Map.of());
  }

  static Reading of(String plan, Map<String, String> params) {
    Map<String, String> environment = Map.of("HOME", "/home/me", "CI", "true", "JOBS", "3");
    Given given =
        new Given(
            params, environment, Path.of("/plans"), Path.of("/home/me/here"), Path.of("/home/me"));
    return PlanReader.read(new Source("plan.yaml", plan), given);
  }

  /// Each problem on a line: its place from beginning to end, message and hint.
  static String problems(Reading reading) {
    return reading.problems().all().stream().map(Readings::line).collect(Collectors.joining("\n"));
  }

  private static String line(Problem problem) {
    String marked =
        problem.span().source().text().substring(problem.span().start(), problem.span().end());
    String place =
        problem.span().line()
            + ":"
            + problem.span().column()
            + " ["
            + marked.replaceAll("\\s+", " ")
            + "]";
    return place
        + " "
        + problem.message()
        + (problem.hint().isEmpty() ? "" : " = " + problem.hint());
  }
}
