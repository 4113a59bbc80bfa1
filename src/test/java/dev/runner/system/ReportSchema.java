package dev.runner.system;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.report.ValueNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The published schema of the JSON report.
final class ReportSchema {
  private ReportSchema() {}

  /// Where a document is not as the schema says.
  static List<String> complaints(String document) throws IOException {
    Validator.Result result =
        new ValidatorFactory()
            .withJsonNodeFactory(ValueNode.FACTORY)
            .validate(Files.readString(Path.of("schemas/report.schema.json")), document);
    return result.getErrors().stream()
        .map(it -> it.getInstanceLocation() + ": " + it.getError())
        .toList();
  }
}
