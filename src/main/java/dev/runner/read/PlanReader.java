package dev.runner.read;

import dev.runner.plan.Control;
import dev.runner.plan.Origins;
import dev.runner.plan.Overlap;
import dev.runner.plan.Plan;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides whether a document is a plan; the only way to come by one.
public final class PlanReader {
  private static final String PLAN = "a plan: a mapping with `version`, `name` and `jobs`";

  private PlanReader() {}

  /// Reads a document, reporting every problem in one pass. Cycles among needs are found later, by
  /// the graph.
  public static Reading read(Source source, Given given) {
    Problems problems = new Problems();
    Optional<Node> root = YamlReader.read(source, problems);
    return root.filter(it -> !nothing(it))
        .map(it -> read(it, source, given, problems))
        .orElseGet(() -> empty(source, given, problems));
  }

  private static boolean nothing(Node root) {
    return root instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
  }

  private static Reading empty(Source source, Given given, Problems problems) {
    if (!problems.any()) {
      problems.error(source.span(0, 0), "this plan is empty", "begin with `version: 1`");
    }
    return none(source, given, problems);
  }

  private static Reading read(Node root, Source source, Given given, Problems problems) {
    return new Shapes(problems)
        .mapping(root, PLAN)
        .map(it -> read(Inclusion.of(it, source, given, problems), source, given, problems))
        .orElseGet(() -> none(source, given, problems));
  }

  /// A plan some of whose files are missing is not read: much in it would seem to be wrong.
  private static Reading read(
      Inclusion.Whole whole, Source source, Given given, Problems problems) {
    return whole.complete()
        ? new DocumentReader(whole, source, given, problems).read()
        : none(source, given, problems);
  }

  private static Reading none(Source source, Given given, Problems problems) {
    Plan draft =
        new Plan(
            source,
            List.of(),
            "",
            Optional.empty(),
            Map.of(),
            Origins.NONE,
            Map.of(),
            List.of(),
            Map.of(),
            Control.NONE,
            Map.of(),
            Optional.empty(),
            Overlap.USUAL,
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            given.folder());
    return new Reading(draft, problems, List.of(), List.of(), List.of());
  }
}
