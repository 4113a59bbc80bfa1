package dev.runner.read;

import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.text.Nearest;
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
    Map<String, Type> types = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    List<String> usage = new ArrayList<>();
    for (Param param : declared.values()) {
      types.put(param.name(), param.type().type());
      value(param, usage).ifPresent(it -> values.put(param.name(), it));
    }
    unknown(declared, usage);
    List<String> missing =
        declared.values().stream()
            .filter(it -> !it.optional() && !given.params().containsKey(it.name()))
            .map(Param::name)
            .toList();
    return new Params(types, values, usage, missing);
  }

  private Optional<Value> value(Param param, List<String> usage) {
    Optional<String> text = Optional.ofNullable(given.params().get(param.name()));
    return text.isEmpty() ? param.byDefault() : parse(param, text.get(), usage);
  }

  private Optional<Value> parse(Param param, String text, List<String> usage) {
    Optional<Value> value =
        param.type().parse(text, given.caller(), given.home()).filter(param::permits);
    if (value.isEmpty()) {
      usage.add(
          "-p " + param.name() + "=" + text + ": `" + param.name() + "` is " + param.expected());
    }
    return value;
  }

  private void unknown(Map<String, Param> declared, List<String> usage) {
    new TreeMap<>(given.params())
        .forEach(
            (name, text) -> {
              if (!declared.containsKey(name)) {
                usage.add(
                    "-p "
                        + name
                        + "="
                        + text
                        + ": there is no parameter `"
                        + name
                        + "`"
                        + hint(name, declared));
              }
            });
  }

  private static String hint(String name, Map<String, Param> declared) {
    String near =
        Nearest.to(name, declared.keySet()).map(it -> "; did you mean `" + it + "`?").orElse("");
    return near
        + (declared.isEmpty()
            ? "; the plan has none"
            : near.isEmpty() ? "; the plan has " + Phrases.list(declared.keySet()) : "");
  }
}
