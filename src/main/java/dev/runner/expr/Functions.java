package dev.runner.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All functions by their names, in the order of the reference.
///
/// Whoever looks for one loads the themes up to its own: all of them at every start would take
/// longer than most expressions do.
final class Functions {
  private static final int THEMES = 12;

  private Functions() {}

  static Optional<Function> named(String word) {
    for (int i = 0; i < THEMES; i++) {
      for (Function function : theme(i)) {
        if (function.word().equals(word)) {
          return Optional.of(function);
        }
      }
    }
    return Optional.empty();
  }

  static List<String> words() {
    return list().stream().map(Function::word).toList();
  }

  static List<Function> list() {
    List<Function> all = new ArrayList<>();
    for (int i = 0; i < THEMES; i++) {
      all.addAll(List.of(theme(i)));
    }
    return all;
  }

  /// The often used first.
  private static Function[] theme(int index) {
    return switch (index) {
      case 0 -> ValueFunction.values();
      case 1 -> TextFunction.values();
      case 2 -> PatternFunction.values();
      case 3 -> ListFunction.values();
      case 4 -> ItemFunction.values();
      case 5 -> StatusFunction.values();
      case 6 -> NumberFunction.values();
      case 7 -> RecordFunction.values();
      case 8 -> PathFunction.values();
      case 9 -> TimeFunction.values();
      case 10 -> EncodingFunction.values();
      default -> PortFunction.values();
    };
  }
}
