package dev.runner.read;

import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the ids of a job's steps and what each of them needs.
final class OutlineReader {
  private static final String NEEDS = "a list of steps such as `[fetch]`";

  /// A step that has an id.
  private record Named(String id, Fields fields) {}

  private final Settings settings;
  private final Map<String, Span> ids = new HashMap<>();

  /// Knows the ids that were read, so that the steps of one job are read by one reader.
  OutlineReader(Settings settings) {
    this.settings = settings;
  }

  /// @param prefix of the ids of steps without one: `step-`
  List<Outline> read(List<Node> items, String prefix) {
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String unnamed = prefix + (i + 1);
      settings
          .shapes()
          .mapping(items.get(i), "a step: a mapping such as `{exec: [ls]}`")
          .ifPresent(it -> named.add(named(it, unnamed)));
    }
    return needed(named);
  }

  private Named named(Node.Mapping mapping, String unnamed) {
    Span start =
        mapping.entries().isEmpty() ? mapping.span() : mapping.entries().getFirst().key().span();
    Fields fields = new Fields(mapping, "a step", start, settings.problems());
    String id = fields.take("id", this::id).orElse(unnamed);
    Span before = ids.putIfAbsent(id, fields.spanOf("id"));
    if (before != null) {
      settings
          .problems()
          .error(
              fields.spanOf("id"),
              "two steps of this job are called `" + id + "`",
              "the other is on line " + before.line());
    }
    return new Named(id, fields);
  }

  private Optional<String> id(Node node) {
    return settings
        .shapes()
        .scalar(node, "an id")
        .filter(it -> new Expressions(settings.problems()).written(it).isPresent())
        .filter(it -> Identifiers.check(it, "a step's id", settings.problems()))
        .map(Node.Scalar::value);
  }

  /// Services that follow each other do not wait for one another; what comes after them waits for
  /// all of them.
  private List<Outline> needed(List<Named> steps) {
    Set<String> known = new LinkedHashSet<>();
    steps.forEach(it -> known.add(it.id()));
    List<Outline> outlines = new ArrayList<>();
    List<String> previous = List.of();
    List<String> services = new ArrayList<>();
    for (Named step : steps) {
      boolean background = background(step.fields());
      List<String> silent = background ? previous : joined(previous, services);
      List<String> needs = step.fields().take("needs").map(it -> needs(it, known)).orElse(silent);
      outlines.add(new Outline(step.id(), needs, step.fields(), step.fields().span()));
      if (background) {
        services.add(step.id());
      } else {
        services.clear();
        previous = List.of(step.id());
      }
    }
    return outlines;
  }

  private static boolean background(Fields step) {
    return step.take("background").filter(OutlineReader::yes).isPresent();
  }

  private static boolean yes(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.value().equalsIgnoreCase("false");
  }

  private static List<String> joined(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private List<String> needs(Node node, Set<String> known) {
    Set<String> needs = new LinkedHashSet<>();
    Listing.list(settings.shapes(), node, NEEDS)
        .ifPresent(
            list ->
                list.forEach(
                    item ->
                        settings
                            .shapes()
                            .scalar(item, "a step's id")
                            .ifPresent(it -> need(it, known, needs))));
    return List.copyOf(needs);
  }

  private void need(Node.Scalar need, Set<String> known, Set<String> needs) {
    if (!known.contains(need.value()) && ids.containsKey(need.value())) {
      settings
          .problems()
          .error(
              need.span(),
              "`" + need.value() + "` stands under `steps`, which have ended here",
              "leave it out");
    } else if (!known.contains(need.value())) {
      settings
          .problems()
          .unknown(
              need.span(),
              "there is no step " + Shapes.quoted(need.value()) + " here",
              need.value(),
              known);
    } else if (!needs.add(need.value())) {
      settings
          .problems()
          .error(need.span(), "`" + need.value() + "` is named twice", "leave it out");
    }
  }
}
