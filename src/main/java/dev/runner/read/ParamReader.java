package dev.runner.read;

import dev.runner.yaml.Node;
import java.util.Optional;

/// Reads the declaration of one parameter.
final class ParamReader {
  private static final String MAPPING = "a mapping such as `{type: path, default: ~/src}`";
  private final Settings settings;
  private final ParamValueReader values;

  ParamReader(Settings settings, Given given) {
    this.settings = settings;
    this.values = new ParamValueReader(settings, new Places(given.folder(), given.home()), false);
  }

  Optional<Param> read(Node.Entry entry) {
    return switch (entry.value()) {
      case Node.Scalar scalar -> settings.shapes().wrong(scalar, MAPPING, hint(scalar));
      case Node.Sequence list ->
          settings.shapes().wrong(list, MAPPING, "write `{type: list, default: [...]}`");
      case Node.Mapping mapping -> Optional.of(mapping(entry.key(), mapping));
    };
  }

  private static String hint(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.NULL
        ? "write `{type: string}`"
        : "write `{default: " + scalar.value() + "}`";
  }

  private Param mapping(Node.Scalar key, Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "a parameter", key.span(), settings.problems());
    Optional<Node> byDefault = fields.take("default");
    ParamKind kind = new ParamKindReader(settings).read(fields, byDefault);
    boolean secret = fields.take("secret", settings::flag).orElse(false);
    Optional<Boolean> required = fields.take("required", settings::flag);
    fields.take("description", settings::text);
    fields.end();
    check(fields, byDefault.isPresent(), secret, required.orElse(false));
    Param param =
        new Param(
            key.value(), kind, secret, presence(byDefault.isPresent(), required), Optional.empty());
    return secret
        ? param
        : new Param(
            key.value(),
            kind,
            false,
            param.presence(),
            byDefault.flatMap(it -> values.read(it, param)));
  }

  private static Param.Presence presence(boolean defaulted, Optional<Boolean> required) {
    if (defaulted) {
      return Param.Presence.DEFAULTED;
    }
    return required.orElse(true) ? Param.Presence.REQUIRED : Param.Presence.OPTIONAL;
  }

  private void check(Fields fields, boolean defaulted, boolean secret, boolean required) {
    if (defaulted && secret) {
      settings
          .problems()
          .error(
              fields.spanOf("default"),
              "a secret can't have a `default`: it would stand in the plan for all to read",
              "leave it out; with `required: false` it is null where nobody gives it");
    } else if (defaulted && required) {
      settings
          .problems()
          .error(
              fields.spanOf("required"),
              "a parameter with a `default` is never missing",
              "leave one of the two out");
    }
  }
}
