package dev.runner.language;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values as the YAML that people write.
public final class Yaml {
  /// What is longer has lines of its own.
  private static final int WIDEST = 60;

  /// What is a string without quotes wherever it stands: it begins as no other thing does, and has
  /// nothing in it that means something.
  private static final Pattern PLAIN =
      Pattern.compile("(?:[A-Za-z_/.$(<~]|-{1,2}[A-Za-z])[^\\p{Cntrl}#:]*([:#][^\\p{Cntrl}#: ]+)*");

  /// So are a duration, a rate, a share, a size, a hundred of statuses, and a range.
  private static final Pattern QUANTITY =
      Pattern.compile("[0-9.]*[0-9](ms|[smhd%/]|xx|[.]{2}|[kKMGT]i?B)[a-z0-9/.]*");

  /// What brackets around it would take for an end.
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]{},]");

  /// What reads as another thing than a string.
  private static final Pattern WORD =
      Pattern.compile("(?i)true|false|null|~|[.]inf|[.]nan|[.][0-9].*");

  private Yaml() {}

  /// In lines, indented by two.
  static List<String> block(Value value) {
    return switch (value) {
      case Value.Obj(var fields) when !fields.isEmpty() ->
          fields.entrySet().stream()
              .flatMap(it -> entry(it.getKey(), it.getValue()).stream())
              .toList();
      case Value.Arr(var items) when !items.isEmpty() ->
          items.stream().flatMap(it -> item(it).stream()).toList();
      default -> List.of(scalar(value, false));
    };
  }

  /// In one line.
  public static String flow(Value value) {
    return switch (value) {
      case Value.Obj(var fields) ->
          fields.entrySet().stream()
              .map(it -> name(it.getKey()) + ": " + flow(it.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Arr(var items) ->
          items.stream().map(Yaml::flow).collect(Collectors.joining(", ", "[", "]"));
      default -> scalar(value, true);
    };
  }

  /// A key with its value.
  static List<String> entry(String name, Value value) {
    if (value instanceof Value.Str(var text) && text.strip().contains("\n")) {
      return below(name, text.endsWith("\n") ? " |" : " |-", text.lines().toList());
    }
    return brief(value) ? List.of(name(name) + ": " + inline(value)) : below(name, block(value));
  }

  /// A key, and what stands below it.
  static List<String> below(String name, List<String> lines) {
    return below(name, "", lines);
  }

  private static List<String> below(String name, String sign, List<String> lines) {
    return Stream.concat(
            Stream.of(name(name) + ":" + sign),
            lines.stream().map(it -> it.isEmpty() ? it : "  " + it))
        .toList();
  }

  /// An item of a list.
  static List<String> item(Value value) {
    return value instanceof Value.Obj || !brief(value)
        ? dashed(block(value))
        : List.of("- " + inline(value));
  }

  /// Lines as an item.
  static List<String> dashed(List<String> lines) {
    List<String> item = new ArrayList<>(lines);
    item.replaceAll(it -> it.isEmpty() ? it : "  " + it);
    item.set(0, "- " + lines.getFirst());
    return item;
  }

  /// Whether it stands behind its key.
  private static boolean brief(Value value) {
    return switch (value) {
      case Value.Obj(var fields) -> fields.isEmpty() || fits(value) && !towering(fields);
      case Value.Arr(var items) ->
          items.isEmpty() || fits(value) && items.stream().noneMatch(Value.Obj.class::isInstance);
      default -> true;
    };
  }

  /// Whether it is but the way to a deeper one.
  private static boolean towering(Map<String, Value> fields) {
    return fields.size() == 1
        && fields.values().stream()
            .anyMatch(it -> it instanceof Value.Obj || it instanceof Value.Arr);
  }

  private static boolean fits(Value value) {
    return flow(value).length() <= WIDEST;
  }

  private static String inline(Value value) {
    return value instanceof Value.Obj || value instanceof Value.Arr
        ? flow(value)
        : scalar(value, false);
  }

  private static String name(String name) {
    return scalar(Value.of(name), true);
  }

  private static String scalar(Value value, boolean bracketed) {
    return value instanceof Value.Str(var text) && plain(text, bracketed)
        ? text
        : Json.write(value);
  }

  private static boolean plain(String text, boolean bracketed) {
    boolean quantity = QUANTITY.matcher(text).matches();
    return (quantity || PLAIN.matcher(text).matches() && !WORD.matcher(text).matches())
        && text.equals(text.strip())
        && !(bracketed && BRACKETS.matcher(text).find());
  }
}
