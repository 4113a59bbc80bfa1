package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Origin;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gives the declared parameters their values: the caller's, else their defaults.
final class ParamsReader {
  private final Settings settings;
  private final Given given;

  /// @param settings over what defaults may use: the environment
  ParamsReader(Settings settings, Given given) {
    this.settings = settings;
    this.given = given;
  }

  Params read(Optional<Node> node) {
    Map<String, Param> declared = new LinkedHashMap<>();
    node.flatMap(
            it ->
                settings
                    .shapes()
                    .mapping(it, "a mapping of parameters such as `{root: {type: path}}`"))
        .ifPresent(it -> it.entries().forEach(entry -> declare(entry, declared)));
    return valued(declared);
  }

  private void declare(Node.Entry entry, Map<String, Param> declared) {
    Identifiers.check(entry.key(), "a parameter's name", settings.problems());
    new ParamReader(settings, given).read(entry).ifPresent(it -> declared.put(it.name(), it));
  }

  private Params valued(Map<String, Param> declared) {
    ParamFilesReader files = new ParamFilesReader(declared, settings, given.home());
    given.files().forEach(files::read);
    Map<String, Type> types = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    List<String> usage = new ArrayList<>();
    for (Param param : declared.values()) {
      types.put(param.name(), param.type());
      value(param, files, usage).ifPresent(it -> values.put(param.name(), it));
    }
    unknown(declared, usage);
    List<String> missing =
        declared.values().stream()
            .filter(it -> it.presence() == Param.Presence.REQUIRED && !given(it, files))
            .map(Param::name)
            .toList();
    Map<String, Origin> origins = new LinkedHashMap<>();
    declared
        .values()
        .forEach(it -> origins.put(it.name(), new Origin(from(it, files), it.secret())));
    return new Params(types, values, origins, usage, missing);
  }

  private String from(Param param, ParamFilesReader files) {
    return given.params().containsKey(param.name())
        ? "-p"
        : files
            .file(param.name())
            .orElse(param.presence() == Param.Presence.DEFAULTED ? "default" : "not given");
  }

  private boolean given(Param param, ParamFilesReader files) {
    return given.params().containsKey(param.name()) || files.file(param.name()).isPresent();
  }

  private Optional<Value> value(Param param, ParamFilesReader files, List<String> usage) {
    Optional<String> text = Optional.ofNullable(given.params().get(param.name()));
    if (text.isPresent()) {
      return parse(param, text.get(), usage);
    }
    if (given(param, files)) {
      return Optional.ofNullable(files.values().get(param.name()));
    }
    return param.presence() == Param.Presence.OPTIONAL
        ? Optional.of(Value.NULL)
        : param.byDefault();
  }

  private Optional<Value> parse(Param param, String text, List<String> usage) {
    if (param.secret() && text.equals(Mask.STARS)) {
      usage.add(
          "`"
              + param.name()
              + "` is a secret, which no run keeps: give it again, as with -p "
              + param.name()
              + "=...");
      return Optional.empty();
    }
    Optional<Value> value = param.kind().parse(text, new Places(given.caller(), given.home()));
    if (value.isEmpty()) {
      usage.add(param.option(text) + ": `" + param.name() + "` is " + param.kind().expected());
    } else if (param.secret() && ParamValueReader.tooShort(value.get())) {
      usage.add(param.option(text) + ": " + ParamValueReader.TOO_SHORT);
      return Optional.empty();
    }
    return value;
  }

  /// A name that nothing is known of may be a secret's: its value is not shown.
  private void unknown(Map<String, Param> declared, List<String> usage) {
    boolean secrets = declared.values().stream().anyMatch(Param::secret);
    new TreeMap<>(given.params())
        .forEach(
            (name, text) -> {
              if (!declared.containsKey(name)) {
                usage.add(
                    "-p "
                        + name
                        + "="
                        + (secrets ? "***" : text)
                        + ": there is no parameter `"
                        + name
                        + "`; "
                        + ParamFilesReader.hint(name, declared.keySet()));
              }
            });
  }
}
