package dev.runner.cli;

/// Colours for text that people read on a terminal, or none.
///
/// @param on whether there are any
record Ink(boolean on) {
  static Ink of(Terminal terminal) {
    return new Ink(terminal.out() && terminal.colour());
  }

  String bold(String text) {
    return in("1", text);
  }

  /// What a plan or a command line would say.
  String code(String text) {
    return in("36", text);
  }

  private String in(String code, String text) {
    return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
