package dev.runner.system;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.report.ValueNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The published schema of the lines of a journal.
final class EventSchema {
  static final Path FILE = Path.of("schemas/event.schema.json");

  private static final Pattern KIND = Pattern.compile("\\{\"event\":\"([a-z_]+)\",.*");
  private static final Validator VALIDATOR =
      new ValidatorFactory().withJsonNodeFactory(ValueNode.FACTORY).createValidator();
  private static final URI SCHEMA = registered();

  private EventSchema() {}

  /// The lines that are not as the schema says, each with what is wrong with it: of the many kinds
  /// of which it could be one, only the one that it says it is.
  static List<String> complaints(String lines) {
    return lines.lines().flatMap(it -> complaints(it, kind(it)).stream()).toList();
  }

  private static List<String> complaints(String line, String kind) {
    Validator.Result result = VALIDATOR.validate(SCHEMA, line);
    return result.isValid()
        ? List.of()
        : result.getErrors().stream()
            .filter(it -> it.getSchemaLocation().contains("/" + kind))
            .map(it -> line + "\n" + it.getInstanceLocation() + ": " + it.getError())
            .toList();
  }

  /// What a line says that it is.
  static String kind(String line) {
    Matcher matcher = KIND.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("no event: " + line);
    }
    return matcher.group(1);
  }

  private static URI registered() {
    try {
      return VALIDATOR.registerSchema(Files.readString(FILE));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
