package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Secret;
import dev.runner.plan.Secret.Origin;
import dev.runner.yaml.Node;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `secrets`: where texts come from that nobody may see. The texts themselves are left alone.
final class SecretsReader {
  private static final String SECRETS = "a mapping of secrets such as `{TOKEN: {env: API_TOKEN}}`";
  private static final String FROM =
      "say where it comes from: `{env: VARIABLE}`, `{file: PATH}` or `{command: [PROGRAM, ARGUMENT]}`";
  private static final List<String> ORIGINS = List.of("env", "file", "command");

  private final Settings settings;
  private final Places places;

  /// @param places where paths begin
  SecretsReader(Settings settings, Places places) {
    this.settings = settings;
    this.places = places;
  }

  /// The secrets by their names.
  Optional<Map<String, Optional<Secret>>> read(Node node) {
    return settings.shapes().mapping(node, SECRETS).map(this::all);
  }

  /// One that is wrong is there by its name, so that it is known where it is used.
  private Map<String, Optional<Secret>> all(Node.Mapping mapping) {
    Map<String, Optional<Secret>> secrets = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Identifiers.check(entry.key(), "a secret's name", settings.problems());
      secrets.put(entry.key().value(), secret(entry));
    }
    return secrets;
  }

  private Optional<Secret> secret(Node.Entry entry) {
    return switch (entry.value()) {
      case Node.Mapping mapping -> secret(mapping, entry.key());
      case Node.Scalar scalar -> wrong(scalar);
      case Node.Sequence list -> wrong(list);
    };
  }

  private Optional<Secret> wrong(Node node) {
    settings.problems().error(node.span(), "a secret's text does not stand in a plan", FROM);
    return Optional.empty();
  }

  private Optional<Secret> secret(Node.Mapping mapping, Node.Scalar name) {
    Fields fields = new Fields(mapping, "a secret", name.span(), settings.problems());
    List<String> given = fields.among(ORIGINS);
    if (given.isEmpty()) {
      fields.absent("env", "it is not said where this secret comes from", FROM);
    } else if (given.size() > 1) {
      settings
          .problems()
          .error(
              fields.spanOf(given.getLast()),
              "a secret has either `" + given.getFirst() + "` or `" + given.getLast() + "`",
              "leave one of them out");
    }
    Optional<Origin> origin =
        fields
            .take("env", this::variable)
            .or(() -> fields.take("file", this::file))
            .or(() -> fields.take("command", this::command));
    fields.end();
    return origin.map(it -> new Secret(name.value(), mapping.span(), it));
  }

  private Optional<Origin> variable(Node node) {
    return settings
        .text(node)
        .filter(it -> VariableNames.possible(it, node.span(), settings.problems()))
        .map(Origin.Variable::new);
  }

  private Optional<Origin> file(Node node) {
    return settings
        .text(node)
        .filter(it -> !it.isEmpty() || settings.shapes().wrong(node, "a file", "").isPresent())
        .flatMap(it -> file(it, node));
  }

  private Optional<Origin> file(String path, Node node) {
    try {
      return Optional.of(new Origin.File(places.path(path).normalize()));
    } catch (InvalidPathException e) {
      return settings.shapes().wrong(node, "a file", "");
    }
  }

  private Optional<Origin> command(Node node) {
    return new ArgvReader(settings, "").read(node).flatMap(this::command);
  }

  private Optional<Origin> command(List<Template> argv) {
    List<String> known = new ArrayList<>();
    for (Template argument : argv) {
      settings.known().text(argument, settings.problems()).ifPresent(known::add);
    }
    return known.size() == argv.size() && !known.isEmpty()
        ? Optional.of(new Origin.Output(known))
        : Optional.empty();
  }
}
