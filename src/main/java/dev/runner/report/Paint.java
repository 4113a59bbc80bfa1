package dev.runner.report;

import dev.runner.event.Outcome;

/// Colours for a terminal, or none.
///
/// @param on whether there are any
record Paint(boolean on) {

  /// A colour by its number in an SGR sequence.
  enum Colour {
    NONE(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33");

    private final String code;

    Colour(String code) {
      this.code = code;
    }

    static Colour of(Outcome outcome) {
      if (outcome instanceof Outcome.Succeeded) {
        return GREEN;
      }
      return outcome instanceof Outcome.Failed ? RED : YELLOW;
    }
  }

  String in(Colour colour, String text) {
    return on && colour != Colour.NONE && !text.isEmpty()
        ? "\u001b[" + colour.code + "m" + text + "\u001b[0m"
        : text;
  }
}
