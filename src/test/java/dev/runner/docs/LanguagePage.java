package dev.runner.docs;

import static java.util.stream.Collectors.joining;

import dev.runner.expr.Value;
import dev.runner.language.Example;
import dev.runner.language.Key;
import dev.runner.language.Language;
import dev.runner.language.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The reference of the plan language, in Markdown: a section for each key, at the first of its
/// places; elsewhere there are links to it.
///
/// @param first of each path of a key, the path at which it has its section
record LanguagePage(Language language, Map<String, String> first) {
  private static final int DEEPEST = 5;

  static LanguagePage of(Language language) {
    Map<String, String> first = new LinkedHashMap<>();
    language.all().forEach(it -> first.put(it.shown(), language.places(it).getFirst().shown()));
    return new LanguagePage(language, first);
  }

  /// The page. What else is documented by tables of the program gets a chapter here.
  String text() {
    return Stream.of(head(), contents(), keys(), ExpressionChapter.text()).collect(joining("\n\n"))
        + "\n";
  }

  private String head() {
    return """
        <!-- Made by `make docs` from schemas/plan.schema.json and the functions of expressions. -->

        # The language of plans

        %s

        `runner explain KEY` shows the same on a terminal."""
        .formatted(language.plan().description());
  }

  private String contents() {
    return "| key of a plan | what it is |\n|---|---|\n" + rows(language.plan().keys());
  }

  private String keys() {
    return language.all().stream()
        .filter(it -> it.shown().equals(origin(it)))
        .map(this::section)
        .collect(joining("\n\n"));
  }

  private String origin(Key key) {
    return first.getOrDefault(key.shown(), key.shown());
  }

  private String section(Key key) {
    List<String> parts = new ArrayList<>();
    parts.add(heading(key));
    parts.add("**" + key.title() + ".** " + key.description());
    facts(key).ifPresent(parts::add);
    parts.addAll(examples(key));
    List<Key> below = key.children().stream().filter(it -> !it.name().equals("*")).toList();
    if (!below.isEmpty()) {
      parts.add("| key | what it is |\n|---|---|\n" + rows(below));
    }
    return String.join("\n\n", parts);
  }

  private static String heading(Key key) {
    long depth = key.path().stream().filter(it -> !it.equals("*")).count();
    return "#".repeat((int) Math.min(DEEPEST, depth + 1)) + " `" + key.shown() + "`";
  }

  private Optional<String> facts(Key key) {
    String also =
        language.places(key).stream()
            .map(Key::shown)
            .filter(it -> !it.equals(key.shown()))
            .map(it -> "`" + it + "`")
            .collect(joining(", "));
    return Optional.of(
            Stream.of(
                    fact("Type", key.type()),
                    fact("Each", key.each()),
                    fact("Default", key.fallback().map(it -> "`" + Yaml.flow(it) + "`").orElse("")),
                    fact("Required", key.required() ? "yes" : ""),
                    fact("Also at", also))
                .flatMap(Optional::stream)
                .collect(joining("\n")))
        .filter(it -> !it.isEmpty());
  }

  private static Optional<String> fact(String name, String says) {
    return says.isEmpty() ? Optional.empty() : Optional.of("- " + name + ": " + says);
  }

  /// The first one with all that stands around it.
  private static List<String> examples(Key key) {
    List<String> blocks = new ArrayList<>();
    for (Value example : key.examples()) {
      List<String> lines =
          blocks.isEmpty() ? Example.whole(key, example) : Example.alone(key, example);
      blocks.add("```yaml\n" + String.join("\n", lines) + "\n```");
    }
    return blocks;
  }

  private String rows(List<Key> keys) {
    return keys.stream().map(this::row).collect(joining("\n"));
  }

  private String row(Key key) {
    return "| [`%s`](#%s) | %s%s |"
        .formatted(
            key.name(), anchor(origin(key)), key.title(), key.required() ? " (required)" : "");
  }

  /// What GitHub makes of a heading.
  static String anchor(String heading) {
    return heading.replaceAll("[^a-z0-9_-]", "");
  }
}
