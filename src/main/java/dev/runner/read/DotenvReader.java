package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a dotenv file: `NAME=value` in each line, `export ` in front of it or not, comments behind
/// a `#`. Values in quotes may have several lines; in double quotes `\n`, `\r`, `\t`, `\"`, `\\`
/// and `\$` have a meaning. Nothing is run, nothing is looked up: a `$` is a `$`.
///
/// The values may be secrets: no message shows one, and the lines shown have stars in their place.
final class DotenvReader {
  private static final String ASSIGNMENT = "expected `NAME=value`";
  private static final int LONGEST_NAME = 60;

  /// What is wrong from one index to another.
  private record Complaint(int from, int to, String message, String hint) {}

  private record Variable(String name, String value, int from, int to) {}

  private final String text;
  private final StringBuilder shown;
  private final List<Complaint> complaints = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private int at;

  private DotenvReader(String text) {
    this.text = text;
    this.shown = new StringBuilder(text);
  }

  /// The variables of a file, the last of each name.
  ///
  /// @param name of the file, as messages show it
  static Map<String, Template> read(String name, String text, Problems problems) {
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    DotenvReader reader = new DotenvReader(plain.replace("\r\n", "\n"));
    reader.lines();
    return reader.variables(name, problems);
  }

  private Map<String, Template> variables(String name, Problems problems) {
    Source source = new Source(name, shown.toString());
    complaints.forEach(
        it -> problems.error(source.span(it.from(), it.to()), it.message(), it.hint()));
    Map<String, Template> templates = new LinkedHashMap<>();
    for (Variable it : variables) {
      Span span = source.span(it.from(), it.to());
      VariableNames.check(it.name(), span, problems);
      templates.put(it.name(), Template.literal(Text.verbatim(it.value(), span)));
    }
    return templates;
  }

  private void lines() {
    while (at < text.length()) {
      skipBlanks();
      int end = lineEnd(at);
      if (at < end && text.charAt(at) != '#') {
        assignment(end);
      }
      at = lineEnd(at) + 1;
    }
  }

  private void assignment(int end) {
    int start = at;
    int equals = text.indexOf('=', at, end);
    if (equals < 0) {
      hide(start, end);
      String hint = "a comment begins with `#`, a value of several lines stands in quotes";
      complain(start, trimmed(start, end), ASSIGNMENT, hint);
      return;
    }
    hide(equals + 1, end);
    int from = name(start, equals);
    int to = trimmed(from, equals);
    at = equals + 1;
    if (!plausible(from, to)) {
      hide(start, equals);
      complain(start, equals, ASSIGNMENT, "no name of a variable stands in front of this `=`");
    } else {
      value(text.substring(from, to), from, to);
    }
  }

  /// Where the name begins, behind an `export`.
  private int name(int start, int equals) {
    int after = start + "export".length();
    if (!text.startsWith("export", start) || after >= equals || !blank(after)) {
      return start;
    }
    while (after < equals && blank(after)) {
      after++;
    }
    return after < equals ? after : start;
  }

  /// Whether it is meant as a name, so that it can be shown: not a part of something secret.
  private boolean plausible(int from, int to) {
    boolean plausible = from < to && to - from <= LONGEST_NAME;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      plausible &= Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
    return plausible;
  }

  private void value(String name, int from, int to) {
    skipBlanks();
    int start = at;
    char first = at < text.length() ? text.charAt(at) : '\n';
    String value =
        switch (first) {
          case '\'' -> single();
          case '"' -> quoted();
          default -> bare();
        };
    int nul = value.indexOf(0);
    if (nul >= 0) {
      complain(start, start + 1, "a variable can't hold a NUL character", "");
    }
    variables.add(new Variable(name, value, from, to));
  }

  /// Up to the end of the line, or to a comment behind a blank.
  private String bare() {
    int start = at;
    int end = lineEnd(at);
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '#' && blank(i - 1)) {
        end = i;
      }
    }
    at = end;
    return text.substring(start, trimmed(start, end));
  }

  private String single() {
    int start = at;
    int close = text.indexOf('\'', start + 1);
    if (close < 0) {
      return unclosed(start);
    }
    hide(start, close);
    closed(close, "write the value in double quotes, with `\\\"` and `\\\\` in it");
    return text.substring(start + 1, close);
  }

  private String quoted() {
    int start = at;
    StringBuilder value = new StringBuilder();
    int i = start + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        escape(text.charAt(++i), value);
      } else {
        value.append(text.charAt(i));
      }
      i++;
    }
    if (i >= text.length()) {
      return unclosed(start);
    }
    hide(start, i);
    closed(i, "write `\\\"` for a quote within the value");
    return value.toString();
  }

  private static void escape(char c, StringBuilder value) {
    switch (c) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '"', '\\', '$' -> value.append(c);
      default -> value.append('\\').append(c);
    }
  }

  /// Behind the closing quote there is nothing but a comment.
  private void closed(int close, String hint) {
    at = close + 1;
    skipBlanks();
    int end = lineEnd(at);
    if (at < end && text.charAt(at) != '#') {
      complain(at, trimmed(at, end), "only a comment may stand behind the closing quote", hint);
    }
    hide(close + 1, end);
    at = end;
  }

  /// The rest of the file seems to be within the quotes: no more is said of it.
  private String unclosed(int start) {
    hide(start, text.length());
    complain(start, start + 1, "this quote is never closed", "");
    at = text.length();
    return "";
  }

  private void complain(int from, int to, String message, String hint) {
    complaints.add(new Complaint(from, to, message, hint));
  }

  private void hide(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '\n' && text.charAt(i) != ' ') {
        shown.setCharAt(i, '*');
      }
    }
  }

  private void skipBlanks() {
    while (at < text.length() && blank(at)) {
      at++;
    }
  }

  private int trimmed(int from, int to) {
    int end = to;
    while (end > from && blank(end - 1)) {
      end--;
    }
    return end;
  }

  private boolean blank(int index) {
    return text.charAt(index) == ' ' || text.charAt(index) == '\t' || text.charAt(index) == '\r';
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
