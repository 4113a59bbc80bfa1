package dev.runner.expr;

/// A function's entry in the reference.
///
/// @param word its name, as it is called
/// @param about one line about what it gives
/// @param example an expression that calls it
/// @param result the value of that example, as JSON
record Reference(String word, Signature signature, String about, String example, String result) {}
