package dev.runner.report;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Reads rows back one by one.
final class Reading implements Iterator<TargetRecord> {
  private final Rows rows;
  private final JobResult job;
  private final int[] places;
  private int next;

  Reading(Rows rows, JobResult job, int[] places) {
    this.rows = rows;
    this.job = job;
    this.places = places;
  }

  @Override
  public boolean hasNext() {
    return next < places.length;
  }

  @Override
  public TargetRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.get(job.node(), places[next++]);
  }
}
