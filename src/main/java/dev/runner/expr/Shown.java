package dev.runner.expr;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words for messages: parts of expressions, names and counts.
final class Shown {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_-]*");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int WIDEST = 60;
  private static final int MOST = 5;

  private Shown() {}

  /// A part of an expression as a reader knows it, in `backquotes` when it has a name.
  static String node(Node node) {
    return switch (node) {
      case Node.Name _, Node.Select _, Node.Filter _, Node.Call _, Node.Unknown _ ->
          "`" + brief(path(node)) + "`";
      case Node _ -> "the value";
    };
  }

  private static String path(Node node) {
    return switch (node) {
      case Node.Name(_, String name) -> name;
      case Node.Select select -> path(select.of()) + step(select.step());
      case Node.Filter filter ->
          path(filter.of())
              + filter.steps().stream().map(Shown::step).collect(Collectors.joining());
      case Node.Call call -> call.function().word() + "(...)";
      case Node.Unknown unknown -> unknown.word() + "(...)";
      case Node _ -> "(...)";
    };
  }

  private static String step(Step step) {
    return switch (step) {
      case Step.Named(_, String name) when NAME.matcher(name).matches() -> "." + name;
      case Step.Named(_, String name) -> "['" + name + "']";
      case Step.At(_, Node.Literal(_, Value.Num index)) -> "[" + index.spelling() + "]";
      case Step.At _ -> "[...]";
      case Step.Every _ -> ".*";
    };
  }

  /// At most sixty characters of a text, on one line.
  static String brief(String text) {
    String line = text.length() > WIDEST ? cut(text) + "..." : text;
    return CONTROL.matcher(line).replaceAll(" ");
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(WIDEST - 1)) ? WIDEST - 1 : WIDEST;
    return text.substring(0, end);
  }

  /// A few of some names: "`a`, `b` and 7 more".
  static String names(Collection<String> names) {
    List<String> first = names.stream().limit(MOST).map(it -> "`" + brief(it) + "`").toList();
    String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
    return String.join(", ", first) + more;
  }

  /// What to write where a name with a minus in it was meant for a difference: `a-1`.
  static Optional<String> difference(String name, Collection<String> known) {
    int minus = name.indexOf('-');
    return minus > 0 && known.contains(name.substring(0, minus))
        ? Optional.of(
            "a name may have a `-` in it: with blanks around it, it is a minus: `"
                + brief(name.replace("-", " - "))
                + "`")
        : Optional.empty();
  }

  /// "1 item", "2 items".
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
