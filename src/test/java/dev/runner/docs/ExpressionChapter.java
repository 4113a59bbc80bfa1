package dev.runner.docs;

import static java.util.stream.Collectors.joining;

import dev.runner.expr.LanguageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The operators and functions of expressions, in Markdown: a section for each, by themes.
final class ExpressionChapter {
  private ExpressionChapter() {}

  static String text() {
    Map<String, List<LanguageReference.Entry>> themes = new LinkedHashMap<>();
    Stream.concat(
            LanguageReference.operators().stream().map(it -> Map.entry("operators", it)),
            LanguageReference.functions().stream().map(it -> Map.entry(it.theme(), it)))
        .forEach(
            it -> themes.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(it.getValue()));
    return Stream.concat(
            Stream.of(
                """
                ## Expressions

                `runner eval EXPRESSION` tries one out. Operators stand here from the one that binds loosest to the one that
                binds tightest."""),
            themes.entrySet().stream().map(it -> theme(it.getKey(), it.getValue())))
        .collect(joining("\n\n"));
  }

  private static String theme(String name, List<LanguageReference.Entry> entries) {
    String heading = name.equals("operators") ? "### Operators" : "### Functions: " + name;
    return heading
        + "\n\n"
        + entries.stream().map(ExpressionChapter::entry).collect(joining("\n\n"));
  }

  private static String entry(LanguageReference.Entry entry) {
    return "#### `"
        + entry.written()
        + "`\n\n"
        + entry.about()
        + " Gives "
        + entry.gives()
        + ".\n\n```\n"
        + entry.examples().stream()
            .map(it -> it.expression() + "  ->  " + it.result())
            .collect(joining("\n"))
        + "\n```";
  }
}
