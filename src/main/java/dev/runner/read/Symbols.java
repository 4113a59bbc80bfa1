package dev.runner.read;

import dev.runner.expr.Template.Part;
import java.util.List;

/// A script with holes as a row of symbols: its characters, and one symbol for each hole.
final class Symbols {
  static final int HOLE = -1;
  static final int END = -2;

  private final int[] symbols;

  Symbols(List<Part> parts) {
    this.symbols =
        parts.stream()
            .flatMapToInt(
                part ->
                    switch (part) {
                      case Part.Literal(var text) -> text.value().chars();
                      case Part.Hole _ -> java.util.stream.IntStream.of(HOLE);
                    })
            .toArray();
  }

  int length() {
    return symbols.length;
  }

  /// The symbol at an index: a character, `HOLE`, or `END` outside of the script.
  int at(int index) {
    return index >= 0 && index < symbols.length ? symbols[index] : END;
  }

  boolean among(String characters, int index) {
    int symbol = at(index);
    return symbol >= 0 && characters.indexOf(symbol) >= 0;
  }

  /// The index of the next line break, or the script's length.
  int lineEnd(int from) {
    int end = from;
    while (end < symbols.length && symbols[end] != '\n') {
      end++;
    }
    return end;
  }

  boolean blank(int index) {
    return among(" \t", index);
  }

  boolean letter(int index) {
    int symbol = at(index);
    return symbol >= 'a' && symbol <= 'z' || symbol >= 'A' && symbol <= 'Z' || symbol == '_';
  }

  boolean digit(int index) {
    return at(index) >= '0' && at(index) <= '9';
  }

  /// Whether a backslash and a line break stand here, which the shell drops before it looks at
  /// anything else.
  boolean continues(int index) {
    return at(index) == '\\' && at(index + 1) == '\n';
  }
}
