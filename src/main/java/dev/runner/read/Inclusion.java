package dev.runner.read;

import dev.runner.plan.Included;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts into a plan what it includes: the params, constants, secrets, limiters and jobs of other
/// files, which come before its own. Each keeps the place where it is written.
final class Inclusion {
  static final String INCLUDE = "include";

  /// What is taken of an included file.
  static final List<String> SECTIONS = List.of("params", "vars", "secrets", "limits", "jobs");

  /// What only a plan itself can say.
  private static final List<String> OF_A_PLAN =
      List.of(
          "env",
          "env_file",
          "inherit_env",
          "concurrency",
          "rate_limit",
          "deadline",
          "fail_fast",
          "confirm",
          "drain",
          "defaults",
          "stream",
          "retain",
          "overlap",
          "instance",
          "on_success",
          "on_failure",
          "finally");

  private final Problems problems;

  /// What is declared so far in each section.
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /// The entries of a section, by their names.
  ///
  /// @param key where the section is first written
  private record Section(Node.Scalar key, Map<String, Node.Entry> entries) {}

  private Inclusion(Problems problems) {
    this.problems = problems;
  }

  /// A plan with what it includes.
  ///
  /// @param complete whether all files could be read
  record Whole(Node.Mapping plan, List<Included> files, boolean complete) {}

  static Whole of(Node.Mapping plan, Source source, Given given, Problems problems) {
    Optional<Node.Entry> include = entry(plan, INCLUDE);
    if (include.isEmpty()) {
      return new Whole(plan, List.of(), true);
    }
    IncludedFiles files = new IncludedFiles(source, given, problems);
    Inclusion inclusion = new Inclusion(problems);
    files.under(include.get(), inclusion::take);
    return new Whole(inclusion.over(plan), files.all(), files.complete());
  }

  static Optional<Node.Entry> entry(Node.Mapping mapping, String key) {
    return mapping.entries().stream().filter(it -> it.key().value().equals(key)).findFirst();
  }

  /// Takes what an included file declares.
  private void take(Node.Mapping file) {
    check(file);
    for (String name : SECTIONS) {
      entry(file, name)
          .ifPresent(
              it -> {
                if (it.value() instanceof Node.Mapping mapping) {
                  add(name, it.key(), mapping);
                } else {
                  new Shapes(problems).wrong(it.value(), "a mapping", "");
                }
              });
    }
  }

  /// Says of keys that have no meaning there where they belong. What makes a file a plan of its own
  /// is no mistake.
  private void check(Node.Mapping file) {
    Fields fields = new Fields(file, "an included file", file.span(), problems);
    SECTIONS.forEach(fields::take);
    List.of(INCLUDE, "description", "name").forEach(fields::take);
    fields.take("version", it -> DocumentReader.version(it, problems));
    OF_A_PLAN.forEach(
        it ->
            fields.refuse(
                it,
                "`" + it + "` has no meaning in an included file",
                "say it in the plan that includes it"));
    fields.end();
  }

  private void add(String name, Node.Scalar key, Node.Mapping mapping) {
    Section section = sections.computeIfAbsent(name, _ -> new Section(key, new LinkedHashMap<>()));
    mapping.entries().forEach(it -> add(it, section));
  }

  private void add(Node.Entry entry, Section section) {
    Node.Entry other = section.entries().putIfAbsent(entry.key().value(), entry);
    if (other != null) {
      problems.error(
          entry.key().span(),
          Shapes.quoted(entry.key().value())
              + " is declared at "
              + other.key().span().where()
              + " already",
          "call one of them otherwise");
    }
  }

  /// The plan, its own sections behind what was taken.
  private Node.Mapping over(Node.Mapping plan) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : plan.entries()) {
      String name = entry.key().value();
      if (SECTIONS.contains(name) && entry.value() instanceof Node.Mapping mapping) {
        add(name, entry.key(), mapping);
      } else if (!name.equals(INCLUDE)) {
        sections.remove(name);
        entries.add(entry);
      }
    }
    sections.values().forEach(it -> entries.add(merged(it, plan)));
    return new Node.Mapping(entries, plan.span());
  }

  private static Node.Entry merged(Section section, Node.Mapping plan) {
    List<Node.Entry> entries = List.copyOf(section.entries().values());
    return new Node.Entry(section.key(), new Node.Mapping(entries, plan.span()));
  }
}
