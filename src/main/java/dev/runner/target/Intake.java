package dev.runner.target;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.plan.Targets;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Takes the rows of a source one by one, keeps those that `where` is true of, and names them.
final class Intake {
  private static final int INTERRUPTIBLE = 0xff;

  private final Origin origin;
  private final Optional<Expression> where;
  private final Names names;
  private final Naming naming;
  private final RowSpool kept;
  private final Duplicates duplicates;
  private final IntConsumer progress;
  private int seen;
  private int taken;

  Intake(Origin origin, Targets targets, Names names, RowSpool kept, IntConsumer progress) {
    this.origin = origin;
    this.where = targets.where();
    this.names = names;
    this.naming = new Naming(targets.key(), names);
    this.kept = kept;
    this.duplicates = new Duplicates(origin, kept);
    this.progress = progress;
  }

  /// Tells that `count` rows have been found, before they can be taken in order.
  void found(int count) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (count > seen) {
      seen = count;
      progress.accept(count);
    }
  }

  void take(Candidate row) throws SourceException, InterruptedException {
    taken++;
    if (taken > seen && (taken & INTERRUPTIBLE) == 0) {
      found(taken);
    }
    try {
      keep(row);
    } catch (SourceException e) {
      throw SourceException.invalid(origin.at(row.place(), row.fields()) + ": " + e.getMessage());
    }
  }

  /// How many rows were taken so far, also of those that were not kept.
  int taken() {
    return taken;
  }

  /// All rows have been taken.
  ///
  /// @return how many, also of those that were not kept
  int finish() throws SourceException, InterruptedException {
    found(taken);
    duplicates.check();
    return taken;
  }

  private void keep(Candidate row) throws SourceException {
    if (where.isEmpty()) {
      add(naming.of(row), row);
    } else {
      keep(row, where.get());
    }
  }

  /// A row that has no proper key may be one that isn't wanted.
  private void keep(Candidate row, Expression condition) throws SourceException {
    if (holds(condition, row, naming.ifAny(row))) {
      add(naming.of(row), row);
    }
  }

  private boolean holds(Expression condition, Candidate row, Optional<String> key)
      throws SourceException {
    try {
      return condition.test(names.with("target", row.target(key)));
    } catch (EvaluationException e) {
      throw SourceException.invalid("`where` has no value: " + Quoted.message(e.located()));
    }
  }

  private void add(String key, Candidate row) {
    if (duplicates.fresh(key, row)) {
      kept.add(key, row);
    }
  }
}
