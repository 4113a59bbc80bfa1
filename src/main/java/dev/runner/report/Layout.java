package dev.runner.report;

import java.util.OptionalInt;

/// How a report may look.
///
/// @param columns of the terminal that it goes to; empty when it goes elsewhere: then nothing is
///   cut
/// @param colour whether colours may be used
/// @param verbose whether every failure is told, with all the output that was kept
public record Layout(OptionalInt columns, boolean colour, boolean verbose) {

  /// For a file or a pipe.
  public static final Layout PLAIN = new Layout(OptionalInt.empty(), false, false);

  /// The most columns that a line may take.
  int width() {
    return columns.isPresent() ? Math.max(1, columns.getAsInt()) : Integer.MAX_VALUE;
  }
}
