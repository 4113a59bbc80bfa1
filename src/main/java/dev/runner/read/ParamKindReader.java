package dev.runner.read;

import dev.runner.expr.TextPattern;
import dev.runner.yaml.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads what values a parameter takes: `type`, `items`, `enum`, `pattern`, `min`, `max`.
final class ParamKindReader {
  private static final String PERMITTED = "a list of values such as `[a, b]`";
  private static final Places ANYWHERE = new Places(Path.of("/"), Path.of("/"));
  private static final Map<String, Named> TYPES = types();
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("str", "string"),
          Map.entry("text", "string"),
          Map.entry("float", "number"),
          Map.entry("double", "number"),
          Map.entry("dir", "path"),
          Map.entry("file", "path"),
          Map.entry("folder", "path"),
          Map.entry("switch", "boolean"),
          Map.entry("flag", "boolean"),
          Map.entry("array", "list"),
          Map.entry("choice", "enum"),
          Map.entry("time", "duration"),
          Map.entry("timeout", "duration"));

  /// What `type` names.
  ///
  /// @param list whether it is a list of such values
  /// @param chosen whether the values are those of `enum`
  private record Named(ParamType type, boolean list, boolean chosen) {}

  private final Settings settings;

  ParamKindReader(Settings settings) {
    this.settings = settings;
  }

  private static Map<String, Named> types() {
    Map<String, Named> types = new TreeMap<>();
    ParamType.NAMES.forEach((name, type) -> types.put(name, new Named(type, false, false)));
    types.put("enum", new Named(ParamType.STRING, false, true));
    types.put("list", new Named(ParamType.STRING, true, false));
    return types;
  }

  /// @param byDefault whose type it is where none is named
  ParamKind read(Fields fields, Optional<Node> byDefault) {
    Named named = fields.take("type", this::type).orElseGet(() -> implied(byDefault));
    ParamType type = items(fields, named).orElse(named.type());
    List<String> permitted = fields.take("enum", it -> permitted(it, type)).orElse(List.of());
    if (named.chosen() && !fields.hasAny(Set.of("enum"))) {
      fields.absent("enum", "`type: enum` needs `enum`", "such as `enum: [staging, production]`");
    }
    return new ParamKind(type, named.list(), permitted, pattern(fields, type), range(fields, type));
  }

  private static Named implied(Optional<Node> byDefault) {
    return switch (byDefault.orElse(null)) {
      case Node.Scalar scalar -> new Named(ParamType.of(scalar.kind()), false, false);
      case Node.Sequence list ->
          new Named(
              !list.items().isEmpty() && list.items().getFirst() instanceof Node.Scalar first
                  ? ParamType.of(first.kind())
                  : ParamType.STRING,
              true,
              false);
      case null, default -> new Named(ParamType.STRING, false, false);
    };
  }

  private Optional<Named> type(Node node) {
    return settings.scalar(node, "a type").flatMap(it -> named(it, node, TYPES));
  }

  private <T> Optional<T> named(Setting setting, Node node, Map<String, T> types) {
    String foreign = FOREIGN.getOrDefault(setting.text(), "");
    if (types.containsKey(foreign)) {
      return settings.wrong(
          setting, Phrases.choice(types.keySet()), "did you mean `" + foreign + "`?");
    }
    return setting.text().equals("int")
        ? Optional.ofNullable(types.get("integer"))
        : settings.choice(node, types);
  }

  private Optional<ParamType> items(Fields fields, Named named) {
    if (!named.list()) {
      fields.refuse("items", "`items` is for a list", "write `type: list`, or leave `items` out");
      return Optional.empty();
    }
    return fields.take(
        "items",
        node -> settings.scalar(node, "a type").flatMap(it -> named(it, node, ParamType.NAMES)));
  }

  private Optional<List<String>> permitted(Node node, ParamType type) {
    Expressions expressions = new Expressions(settings.problems());
    return Listing.items(settings.shapes(), node, PERMITTED)
        .map(
            it ->
                it.stream()
                    .flatMap(item -> expressions.written(item).stream())
                    .filter(item -> fits(item, type))
                    .map(Node.Scalar::value)
                    .toList());
  }

  private boolean fits(Node.Scalar item, ParamType type) {
    boolean fits = type == ParamType.PATH || type.parse(item.value(), ANYWHERE).isPresent();
    return fits || settings.shapes().wrong(item, type.expected(), "").isPresent();
  }

  private Optional<TextPattern> pattern(Fields fields, ParamType type) {
    if (type != ParamType.STRING && type != ParamType.PATH) {
      fields.refuse(
          "pattern",
          "`pattern` is for strings and paths",
          type.sized() ? "use `min` and `max`" : "");
      return Optional.empty();
    }
    return fields.take(
        "pattern",
        node ->
            new Expressions(settings.problems())
                .string(node)
                .flatMap(it -> TextPattern.parse(it.text(), settings.problems())));
  }

  private ParamRange range(Fields fields, ParamType type) {
    if (!type.sized()) {
      String hint =
          type == ParamType.BOOLEAN ? "" : "for the length of a text write `pattern: \".{3,20}\"`";
      List.of("min", "max")
          .forEach(it -> fields.refuse(it, "`" + it + "` is for numbers and durations", hint));
      return ParamRange.OPEN;
    }
    ParamRange range =
        new ParamRange(
            fields.take("min", it -> end(it, type)), fields.take("max", it -> end(it, type)));
    if (range.empty()) {
      settings
          .problems()
          .error(fields.spanOf("max"), "`max` is below `min`, so that no value fits", "");
    }
    return range;
  }

  private Optional<ParamRange.End> end(Node node, ParamType type) {
    Param any =
        new Param("", ParamKind.of(type), false, Param.Presence.DEFAULTED, Optional.empty());
    return new ParamValueReader(settings, ANYWHERE, false)
        .read(node, any)
        .map(it -> new ParamRange.End(it.text().orElse(""), type.size(it)));
  }
}
