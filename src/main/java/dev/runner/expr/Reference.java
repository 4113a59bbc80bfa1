package dev.runner.expr;

import java.util.List;

/// A function's entry in the reference.
///
/// @param word its name, as it is called
/// @param about one sentence about what it gives
/// @param written examples, each an expression and its value as JSON with an arrow between them;
///   read only when somebody asks
record Reference(String word, Signature signature, String about, List<String> written) {

  static Reference of(String word, Signature signature, String about, String... written) {
    return new Reference(word, signature, about, List.of(written));
  }
}
