package dev.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The schemas and starter plans that come with the program.
final class BuiltIn {
  private BuiltIn() {}

  /// A file of the jar.
  ///
  /// @param name from the jar's root, such as `/schemas/plan.schema.json`
  static String text(String name) throws IOException {
    try (InputStream file = BuiltIn.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the program was built without " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
