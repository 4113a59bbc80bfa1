package dev.runner.report;

import dev.runner.expr.Value;
import dev.runner.text.Printable;

/// A column of a table: what it is called and what it shows of a target.
///
/// @param index of the plan's column, where it is one of those
record Heading(Kind kind, String name, int index) {

  /// What a column shows, which says how it may be made to fit.
  enum Kind {
    TARGET,
    OUTCOME,
    ATTEMPTS,
    DURATION,
    REASON,
    DECLARED
  }

  static Heading of(Kind kind, String name) {
    return new Heading(kind, name, 0);
  }

  static Heading declared(int index, String name) {
    return new Heading(Kind.DECLARED, Printable.line(name), index);
  }

  /// Its cell in the row of a target; nothing in it can drive a terminal.
  String cell(TargetRecord target) {
    return switch (kind) {
      case TARGET -> Printable.line(target.key());
      case OUTCOME -> target.outcome().word();
      case ATTEMPTS -> target.attempts() == 0 ? "-" : Integer.toString(target.attempts());
      case DURATION -> target.started() ? Elapsed.of(target.duration()) : "-";
      case REASON -> target.succeeded() ? "" : Printable.line(target.why());
      case DECLARED -> Printable.line(Cell.text(target.columns().get(index)));
    };
  }

  /// Whether its cell is a number, or says that there is none.
  boolean numeric(TargetRecord target) {
    return switch (kind) {
      case ATTEMPTS, DURATION -> true;
      case TARGET, OUTCOME, REASON -> false;
      case DECLARED -> numeric(target.columns().get(index));
    };
  }

  /// Whether the row needs the column at all.
  boolean needed(TargetRecord target) {
    return switch (kind) {
      case TARGET, DURATION, DECLARED -> true;
      case OUTCOME -> !target.succeeded();
      case ATTEMPTS -> target.attempts() > 1;
      case REASON -> !target.why().isEmpty();
    };
  }

  private static boolean numeric(Value value) {
    return value instanceof Value.Num || value instanceof Value.Null;
  }
}
