package dev.runner.read;

import dev.runner.expr.Value;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the declaration of one parameter.
final class ParamReader {
  private static final String MAPPING = "a mapping such as `{type: path, default: ~/src}`";
  private static final Set<String> LATER = Set.of("list", "duration", "enum", "secret");
  private static final Map<String, String> FOREIGN =
      Map.of(
          "bool", "boolean", "str", "string", "text", "string", "float", "number", "double",
          "number", "dir", "path", "file", "path", "folder", "path", "switch", "boolean", "flag",
          "boolean");
  private final Settings settings;
  private final Given given;

  ParamReader(Settings settings, Given given) {
    this.settings = settings;
    this.given = given;
  }

  Optional<Param> read(Node.Entry entry) {
    return entry.value() instanceof Node.Scalar scalar
        ? settings.shapes().wrong(scalar, MAPPING, hint(scalar))
        : settings.shapes().mapping(entry.value(), MAPPING).map(it -> mapping(entry.key(), it));
  }

  private static String hint(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.NULL
        ? "write `{type: string}`"
        : "write `{default: " + scalar.value() + "}`";
  }

  private Param mapping(Node.Scalar key, Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "a parameter", key.span(), settings.problems());
    Optional<Node.Scalar> byDefault =
        fields.take("default", it -> settings.shapes().scalar(it, "a scalar"));
    ParamType type =
        fields
            .take("type", this::type)
            .orElseGet(
                () -> ParamType.of(byDefault.map(Node.Scalar::kind).orElse(Node.Kind.STRING)));
    List<String> permitted = fields.take("enum", this::permitted).orElse(List.of());
    fields.take("description", settings::text);
    fields.refuse(
        "required", "`required` is not needed", "a parameter without `default` is required");
    fields.end();
    Param param = new Param(key.value(), type, permitted, byDefault.isPresent(), Optional.empty());
    return new Param(
        key.value(), type, permitted, param.optional(), byDefault.flatMap(it -> value(it, param)));
  }

  private Optional<ParamType> type(Node node) {
    return settings.scalar(node, "a type").filter(this::supported).flatMap(it -> type(it, node));
  }

  private Optional<ParamType> type(Setting setting, Node node) {
    String foreign = FOREIGN.getOrDefault(setting.text(), "");
    if (!foreign.isEmpty()) {
      String expected = Phrases.choice(ParamType.NAMES.keySet());
      return settings.wrong(setting, expected, "did you mean `" + foreign + "`?");
    }
    return setting.text().equals("int")
        ? Optional.of(ParamType.INT)
        : settings.choice(node, ParamType.NAMES);
  }

  private boolean supported(Setting setting) {
    if (LATER.contains(setting.text())) {
      settings
          .problems()
          .error(setting.span(), "the type `" + setting.text() + "` is not supported yet");
      return false;
    }
    return true;
  }

  private Optional<List<String>> permitted(Node node) {
    Expressions expressions = new Expressions(settings.problems());
    return Listing.items(settings.shapes(), node, "a list of values such as `[a, b]`")
        .map(
            it ->
                it.stream()
                    .flatMap(item -> expressions.written(item).stream())
                    .map(Node.Scalar::value)
                    .toList());
  }

  private Optional<Value> value(Node.Scalar byDefault, Param param) {
    return settings
        .scalar(byDefault, param.type().expected())
        .flatMap(
            it ->
                parse(it, param)
                    .or(() -> settings.wrong(it, param.expected(), quote(byDefault, param))));
  }

  private Optional<Value> parse(Setting setting, Param param) {
    return Optional.of(setting)
        .filter(it -> param.type().accepts(it.kind()))
        .flatMap(it -> param.type().parse(it.text(), given.folder(), given.home()))
        .filter(param::permits);
  }

  private static String quote(Node.Scalar scalar, Param param) {
    boolean text = scalar.kind() == Node.Kind.STRING;
    return switch (param.type()) {
      case STRING, PATH -> text ? "" : "quote it: `\"" + scalar.value() + "\"`";
      case BOOLEAN -> Texts.truth(scalar.value()).map(it -> "write `" + it + "`").orElse("");
      case INT, NUMBER ->
          text && Values.number(scalar.value()).isPresent() ? "write it without quotes" : "";
    };
  }
}
