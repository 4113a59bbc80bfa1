package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import dev.runner.graph.JobNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What became of a job: where the rows of its targets are, and how many ended in which way.
final class JobResult {
  private static final int[] NO_ROWS = {};

  private final JobNode node;
  private final List<String> headings;
  private final BitSet hidden = new BitSet();
  private final BitSet idle = new BitSet();
  private int[] rows = NO_ROWS;
  private int size;
  private Totals totals = Totals.NONE;
  private Optional<Instant> started = Optional.empty();
  private Optional<Verdict> verdict = Optional.empty();

  JobResult(JobNode node) {
    this.node = node;
    this.headings = List.copyOf(node.job().report().columns().keySet());
  }

  JobNode node() {
    return node;
  }

  String id() {
    return node.id();
  }

  /// The headings of the plan's columns; none for the standard table.
  List<String> headings() {
    return headings;
  }

  Totals totals() {
    return totals;
  }

  Verdict verdict() {
    return verdict.orElseGet(totals::verdict);
  }

  /// When its targets could begin; empty where they never could.
  Optional<Instant> started() {
    return started;
  }

  void started(Instant at) {
    started = Optional.of(at);
  }

  void ended(Verdict with) {
    verdict = Optional.of(with);
  }

  /// @param idle whether it neither was under way nor went wrong
  void add(int target, int row, boolean shown, boolean idle, Outcome outcome) {
    rows = target < rows.length ? rows : Arrays.copyOf(rows, Math.max(target + 1, 2 * rows.length));
    size = Math.max(size, target + 1);
    rows[target] = row + 1;
    hidden.set(target, !shown);
    this.idle.set(target, idle);
    totals = totals.plus(outcome);
  }

  /// A target that has ended begins anew.
  void again(int target, Outcome before) {
    rows[target] = 0;
    totals = totals.minus(before);
    verdict = Optional.empty();
  }

  /// The rows of its targets as declared.
  int[] all() {
    return places(new BitSet());
  }

  /// The rows that its table shows, as declared.
  int[] shown() {
    return places(hidden);
  }

  /// The rows of its targets that were under way or went wrong, as declared.
  int[] busy() {
    return places(idle);
  }

  private int[] places(BitSet without) {
    int[] places = new int[size];
    int count = 0;
    for (int target = 0; target < size; target++) {
      if (rows[target] > 0 && !without.get(target)) {
        places[count++] = rows[target] - 1;
      }
    }
    return Arrays.copyOf(places, count);
  }
}
