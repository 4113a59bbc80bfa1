package dev.runner.expr;

import dev.runner.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A way into a value as text: `a.b[0].*.c`, `$.a['b c']`, or a JSON Pointer (RFC 6901), `/a/0`.
record Way(List<Leg> legs) {
  private static final Pattern LEG =
      Pattern.compile(
          "\\.?(?:(?<every>\\*)|(?<name>[^.\\[\\]*'\"]+))"
              + "|\\[(?:(?<all>\\*)|(?<index>-?[0-9]{1,9})|'(?<single>[^']*)'|\"(?<double>[^\"]*)\")\\]");
  private static final int LONGEST = 1000;

  Way {
    legs = List.copyOf(legs);
  }

  /// One step of it.
  sealed interface Leg {

    /// To a field, or the item of that number.
    record Named(String name) implements Leg {}

    /// To an item; a negative one counts from the end.
    record At(int index) implements Leg {}

    /// To every item or field.
    record Every() implements Leg {}
  }

  static Way parse(Span at, String text) throws SyntaxException {
    if (text.length() > LONGEST) {
      throw new SyntaxException(at, "the path is longer than " + LONGEST + " characters", "");
    }
    return text.startsWith("/") ? pointer(text) : steps(at, text);
  }

  private static Way pointer(String text) {
    List<Leg> legs = new ArrayList<>();
    for (String name : text.substring(1).split("/", -1)) {
      legs.add(new Leg.Named(name.replace("~1", "/").replace("~0", "~")));
    }
    return new Way(legs);
  }

  private static Way steps(Span at, String text) throws SyntaxException {
    List<Leg> legs = new ArrayList<>();
    Matcher leg = LEG.matcher(text);
    int from = text.startsWith("$") ? 1 : 0;
    while (from < text.length()) {
      boolean dotted = text.charAt(from) == '.' || text.charAt(from) == '[';
      if (!(leg.find(from) && leg.start() == from && (dotted || from == 0))) {
        throw new SyntaxException(
            at,
            "the path can't be read from character " + (from + 1) + " on",
            "write it as `a.b[0]`, `*.name` or `['a b']`");
      }
      legs.add(leg(leg));
      from = leg.end();
    }
    return new Way(legs);
  }

  private static Leg leg(Matcher leg) {
    if (leg.group("every") != null || leg.group("all") != null) {
      return new Leg.Every();
    }
    return Optional.ofNullable(leg.group("index"))
        .<Leg>map(it -> new Leg.At(Integer.parseInt(it)))
        .orElseGet(() -> new Leg.Named(name(leg)));
  }

  private static String name(Matcher leg) {
    return Optional.ofNullable(leg.group("name"))
        .or(() -> Optional.ofNullable(leg.group("single")))
        .or(() -> Optional.ofNullable(leg.group("double")))
        .orElse("");
  }

  /// What is at its end: null where there is nothing, a list where it goes to every item.
  Value follow(Arguments arguments, Value from) throws EvaluationException {
    Value.Arr reached = new Value.Arr(List.of(from));
    for (Leg leg : legs) {
      BoundedList next = arguments.list();
      for (Value value : reached.items()) {
        arguments.budget().work(1, arguments.span());
        for (Value one : step(value, leg)) {
          next.add(one);
        }
      }
      reached = next.value();
    }
    boolean many = legs.stream().anyMatch(Leg.Every.class::isInstance);
    return many ? reached : reached.items().isEmpty() ? Value.NULL : reached.items().getFirst();
  }

  private static Iterable<Value> step(Value value, Leg leg) {
    return switch (value) {
      case Value.Obj(Map<String, Value> fields) ->
          switch (leg) {
            case Leg.Named(String name) -> Optional.ofNullable(fields.get(name)).stream().toList();
            case Leg.Every _ -> fields.values();
            case Leg.At _ -> List.of();
          };
      case Value.Arr(List<Value> items) ->
          switch (leg) {
            case Leg.Named(String name) ->
                name.matches("[0-9]{1,9}") ? item(items, Integer.parseInt(name)) : List.of();
            case Leg.Every _ -> items;
            case Leg.At(int index) -> item(items, index < 0 ? items.size() + index : index);
          };
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> List.of();
    };
  }

  private static List<Value> item(List<Value> items, int index) {
    return index >= 0 && index < items.size() ? List.of(items.get(index)) : List.of();
  }
}
