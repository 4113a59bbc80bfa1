package dev.runner.cli;

import dev.runner.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown of the simplest kind, for a terminal: paragraphs, lists with `*`, and code in
/// backquotes, which is never broken.
///
/// @param columns how wide it may be
record Prose(Ink ink, int columns) {
  private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^\\s`])+");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String BULLET = "* ";

  /// @param indent what stands before each line
  List<String> lines(String markdown, String indent) {
    return markdown.lines().flatMap(it -> paragraph(it, indent).stream()).toList();
  }

  private List<String> paragraph(String text, String indent) {
    return text.startsWith(BULLET)
        ? wrapped(text.substring(BULLET.length()), indent + BULLET, indent + "  ")
        : wrapped(text, indent, indent);
  }

  /// A paragraph whose first line begins otherwise than the rest.
  List<String> wrapped(String text, String first, String rest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
      String start = lines.isEmpty() ? first : rest;
      if (!line.isEmpty() && Width.of(start + line + " " + word) > columns) {
        lines.add(start + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(((lines.isEmpty() ? first : rest) + line).stripTrailing());
    return lines.stream().map(this::coloured).toList();
  }

  /// Colour says that it is code where there is any; else the backquotes do.
  String coloured(String text) {
    return ink.on()
        ? CODE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(ink.code(it.group(1))))
        : text;
  }
}
