package dev.runner.read;

import dev.runner.plan.EnvInheritance;
import dev.runner.yaml.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `inherit_env`: all, nothing, or the names of variables.
final class InheritEnvReader {
  private static final String EXPECTED =
      "`true`, `false` or a list of names such as `[HOME, LC_*]`";
  private static final Pattern GLOB = Pattern.compile("[A-Za-z0-9_*]+");
  private final Settings settings;

  InheritEnvReader(Settings settings) {
    this.settings = settings;
  }

  Optional<EnvInheritance> read(Node node) {
    return switch (node) {
      case Node.Sequence names ->
          Optional.of(
              new EnvInheritance.Only(
                  names.items().stream().flatMap(it -> glob(it).stream()).toList()));
      case Node.Scalar scalar -> settings.scalar(scalar, EXPECTED).flatMap(this::all);
      case Node.Mapping _ -> settings.shapes().wrong(node, EXPECTED, "");
    };
  }

  private Optional<EnvInheritance> all(Setting setting) {
    return setting.kind() == Node.Kind.BOOLEAN
        ? Optional.of(
            setting.text().equalsIgnoreCase("true") ? EnvInheritance.ALL : EnvInheritance.NOTHING)
        : settings.wrong(setting, EXPECTED, instead(setting.text()));
  }

  private static String instead(String text) {
    Optional<String> meant =
        switch (text) {
          case "all" -> Optional.of("true");
          case "none", "nothing" -> Optional.of("false");
          default -> Texts.truth(text);
        };
    return meant
        .or(() -> Optional.of("[" + text + "]").filter(_ -> GLOB.matcher(text).matches()))
        .map(it -> "write `" + it + "`")
        .orElse("");
  }

  private Optional<String> glob(Node node) {
    return settings.text(node).filter(it -> GLOB.matcher(it).matches() || misnamed(node, it));
  }

  private boolean misnamed(Node node, String name) {
    settings
        .problems()
        .error(
            node.span(),
            Shapes.quoted(name) + " is no name of a variable",
            "write letters, digits and `_`; `*` stands for any characters");
    return false;
  }
}
