package dev.runner.mask;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A text that nobody may see.
record Secret(String text) {

  Secret {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    text = new String(bytes, StandardCharsets.UTF_8); // halves of characters are none
  }

  /// The ways in which it may be written.
  List<Form> forms() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return List.of(
        new TextForm(text, bytes),
        new HexForm(bytes),
        new Base64Form(bytes, 0),
        new Base64Form(bytes, 1),
        new Base64Form(bytes, 2));
  }
}
