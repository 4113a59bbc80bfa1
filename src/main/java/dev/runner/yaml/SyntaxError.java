package dev.runner.yaml;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import java.util.Deque;
import java.util.Objects;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says in plain words, at the place that needs mending, what the library found wrong.
final class SyntaxError {
  private static final String QUOTE_IT = "put the text in quotes";

  private final Source source;
  private final String text;
  private final Lines lines;
  private final Deque<Integer> open;
  private final String context;
  private final String found;
  private final int at;
  private final int from;

  /// @param open where each open collection begins, the innermost first; -1 for one without
  ///   brackets
  SyntaxError(Source source, Marks marks, MarkedYamlEngineException fault, Deque<Integer> open) {
    this.source = source;
    this.text = source.text();
    this.lines = new Lines(text);
    this.open = open;
    this.context = Objects.requireNonNullElse(fault.getContext(), "");
    this.found = Objects.requireNonNullElse(fault.getProblem(), "");
    this.at = fault.getProblemMark().map(marks::offset).orElse(0);
    this.from = fault.getContextMark().map(marks::offset).orElse(at);
  }

  /// What is wrong, and where.
  private record Finding(Span span, String message, String hint) {}

  void report(Problems problems) {
    Finding finding = finding();
    problems.error(finding.span, finding.message, finding.hint);
  }

  private Finding finding() {
    if (found.contains("(TAB)")) {
      return tab();
    }
    return switch (context) {
      case "while scanning a quoted scalar", "while scanning a double-quoted scalar" -> quoted();
      case "while scanning a simple key" -> noColon();
      case "while scanning a block scalar" -> blockHeader();
      case "while scanning an alias", "while scanning an anchor" -> anchor();
      case "while scanning a tag", "while parsing a node" -> tag();
      case "while parsing a flow sequence", "while parsing a flow mapping" -> flow();
      case "while parsing a flow node", "while parsing a block node" -> noContent();
      case "while parsing a block mapping", "while parsing a block collection" -> misplaced();
      default -> other();
    };
  }

  private Finding tab() {
    int tab = text.lastIndexOf('\t', at);
    return tab(source.span(Math.max(tab, 0), tab + 1));
  }

  private static Finding tab(Span tab) {
    return new Finding(tab, "a tab can't indent in YAML", "use spaces");
  }

  /// Where nothing but white space stands before it on its line, some of it is not a space.
  private Finding blank() {
    int start = lines.skipSpaces(lines.lineStart(at));
    Span first = source.span(start, start + 1);
    return text.charAt(start) == '\t'
        ? tab(first)
        : new Finding(first, "only spaces can indent in YAML", "use spaces");
  }

  private Finding quoted() {
    if (found.contains("unknown escape") && at < text.length()) {
      int end = text.offsetByCodePoints(at, 1);
      String escape = text.substring(at - 1, end);
      return new Finding(
          source.span(at - 1, end),
          "`" + Brief.of(escape) + "` is no escape in double quotes",
          "write `\\" + Brief.of(escape) + "` for a backslash, or use single quotes");
    }
    if (found.contains("hexadecimal")) {
      return new Finding(
          source.span(at - 2, at),
          "`" + text.substring(at - 2, at) + "` needs hexadecimal digits after it",
          "2 for `\\x`, 4 for `\\u`, 8 for `\\U`");
    }
    return new Finding(
        source.span(from, from + 1),
        "this quote is never closed",
        text.charAt(from) == '\'' ? "for a quote within single quotes write it twice" : "");
  }

  private Finding noColon() {
    Span line = source.span(from, lines.contentEnd(from));
    return missingColon(line);
  }

  private Finding blockHeader() {
    if (found.contains("leading empty lines")) {
      return new Finding(
          source.span(at, at + 1),
          "an empty line above has more spaces than this first line",
          "take the spaces away there");
    }
    return new Finding(
        source.span(at, lines.contentEnd(at)),
        "only `+`, `-` or an indentation from 1 to 9 may follow `" + text.charAt(from) + "`",
        "begin the text on the next line");
  }

  private Finding anchor() {
    String sign = text.substring(from, from + 1);
    return new Finding(
        source.span(from, from + 1),
        "`" + sign + "` begins an " + (sign.equals("*") ? "alias" : "anchor") + " in YAML",
        "put the text in quotes if it is none");
  }

  private Finding tag() {
    int mark = Math.max(from, text.indexOf('!', from));
    return new Finding(
        source.span(mark, mark + 1),
        "`!` begins a tag in YAML, and there is no such tag",
        "put the text in quotes if it is no tag");
  }

  private Finding flow() {
    if (lines.charAt(at) == '{' && lines.charAt(at - 1) == '$') {
      int close = text.indexOf("}}", at);
      return new Finding(
          source.span(at - 1, close < 0 ? at + 1 : close + 2),
          "`${{ }}` needs quotes within `[ ]` and `{ }`",
          "write \"${{ ... }}\", with quotes around the whole");
    }
    boolean later = source.span(from, from).line() < source.span(at, at).line();
    if (at >= lines.end() || later && lines.charAt(at) == ':') {
      return unclosed(from);
    }
    String closing = found.contains("']'") ? "]" : "}";
    return new Finding(here(), "expected `,` or `" + closing + "` here", quoteHint());
  }

  private Finding noContent() {
    if (at >= lines.end()) {
      return unclosed(open.stream().filter(it -> it >= 0).findFirst().orElse(at));
    }
    return switch (lines.charAt(at)) {
      case ']', '}' -> new Finding(here(), "`" + lines.charAt(at) + "` closes nothing", QUOTE_IT);
      case ',' -> new Finding(here(), "a value is missing before this `,`", "");
      case '-' ->
          new Finding(
              here(), "a `- ` item can't stand within `[ ]` or `{ }`", "separate items with `,`");
      default -> new Finding(here(), "a value is missing here", "");
    };
  }

  private Finding misplaced() {
    char c = lines.charAt(at);
    if (c == ']' || c == '}') {
      return new Finding(here(), "`" + c + "` closes nothing", QUOTE_IT);
    }
    if (!lines.firstOnLine(at)) {
      return lines.lastContent(at) < lines.lineStart(at) ? blank() : behindValue();
    }
    if (found.matches(".*block (mapping|sequence) start.*|.*document start.*")) {
      return new Finding(
          here(), "this indentation fits no line above", "align it with the lines it belongs to");
    }
    if (found.contains("'?'")) {
      return new Finding(
          here(),
          "a key can't stand beside `- ` items",
          "indent it under the item it belongs to, or end the list before");
    }
    if (found.contains("'-'")) {
      return new Finding(
          here(), "a `- ` item can't stand beside keys", "indent it under the key it belongs to");
    }
    return new Finding(
        source.span(at, lines.contentEnd(at)),
        "this line belongs to nothing above",
        "indent it as the lines it belongs to");
  }

  private Finding behindValue() {
    Span rest = source.span(at, lines.contentEnd(at));
    char before = text.charAt(lines.lastContent(at));
    if (before == '"' || before == '\'') {
      return new Finding(
          rest,
          "text after the closing quote",
          before == '\''
              ? "for a quote within single quotes write it twice"
              : "for a quote within double quotes write `\\\"`");
    }
    return new Finding(rest, "text after the end of the value", QUOTE_IT);
  }

  private Finding other() {
    if (found.contains("mapping values are not allowed")) {
      return colon();
    }
    if (found.contains("sequence entries are not allowed")) {
      return new Finding(
          here(), "a `- ` item can't begin here", "put it on a line of its own, below the key");
    }
    if (found.contains("cannot start any token")) {
      return new Finding(here(), "text can't begin with " + sign() + " in YAML", QUOTE_IT);
    }
    if (found.contains("document start")) {
      return misplaced();
    }
    return new Finding(source.span(at, lines.contentEnd(at)), "this can't stand here in YAML", "");
  }

  private String sign() {
    return lines.charAt(at) == '`' ? "a backtick" : "`" + lines.charAt(at) + "`";
  }

  /// A colon where no key may be: a second one on a line, or one that follows a line that is no key
  /// or has its value.
  private Finding colon() {
    int line = lines.lineStart(at);
    int first = text.indexOf(": ", line);
    if (first >= 0 && first < at) {
      return new Finding(here(), "a second `: ` on this line", "put the value in quotes");
    }
    int above = lines.lastContent(line);
    int key = lines.skipSpaces(lines.lineStart(above));
    String before = above < 0 ? "" : text.substring(key, lines.contentEnd(key));
    if (above < 0 || before.contains(": ")) {
      int start = lines.skipSpaces(line);
      return new Finding(
          source.span(start, lines.contentEnd(start)),
          "a key can't stand here: the line above has its value already",
          "align it with the key above");
    }
    int word = before.startsWith("- ") ? lines.skipSpaces(key + 1) : key;
    return missingColon(source.span(word, lines.contentEnd(word)));
  }

  private Finding missingColon(Span line) {
    String key = text.substring(line.start(), line.end());
    return new Finding(
        line,
        "expected `:` after `" + Brief.of(key) + "`",
        colonHint(key, lines.lineStart(line.start())));
  }

  private Finding unclosed(int bracket) {
    String sign = bracket < text.length() ? text.substring(bracket, bracket + 1) : "[";
    return new Finding(
        source.span(bracket, bracket + 1), "this `" + sign + "` is never closed", "");
  }

  private String colonHint(String key, int line) {
    char above = lines.charAt(lines.lastContent(line));
    if (above == '|' || above == '>') {
      return "indent the text of a block deeper than its key";
    }
    if (key.startsWith("-") && !key.startsWith("- ")) {
      return "a list item is `- ` with a space";
    }
    return key.indexOf(':') > 0 ? "put a space after the `:`" : "";
  }

  private String quoteHint() {
    return lines.charAt(at) == ':' ? "put text with `: ` in quotes" : "";
  }

  private Span here() {
    return source.span(at, at + 1);
  }
}
