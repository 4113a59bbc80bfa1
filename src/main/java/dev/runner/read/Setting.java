package dev.runner.read;

import dev.runner.text.Span;
import dev.runner.yaml.Node;

/// A scalar that is known when the plan is read: written down, or the value of a template.
record Setting(String text, Node.Kind kind, Span span) {

  /// A template's value, which counts as whatever its text would be if it stood there bare.
  static Setting evaluated(String text, Span span) {
    return new Setting(text, kind(text), span);
  }

  boolean whole() {
    return kind == Node.Kind.INTEGER && text.matches("[-+]?[0-9]{1,18}");
  }

  private static Node.Kind kind(String text) {
    if (text.matches("true|false")) {
      return Node.Kind.BOOLEAN;
    }
    return text.matches("[-+]?[0-9]+")
        ? Node.Kind.INTEGER
        : text.matches("[-+]?[0-9]+\\.[0-9]+") ? Node.Kind.FLOAT : Node.Kind.STRING;
  }
}
