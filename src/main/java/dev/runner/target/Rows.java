package dev.runner.target;

/// The targets of a job, in order, each with a key of its own. Used by one thread at a time;
/// closing it frees its file.
///
/// Reading one throws [java.io.UncheckedIOException] when the disk does not do its part.
public final class Rows implements AutoCloseable {
  private final RowSpool spool;

  Rows(RowSpool spool) {
    this.spool = spool;
  }

  public int size() {
    return spool.size();
  }

  /// The target at `index`, counted from 0.
  public Row row(int index) {
    return spool.row(index);
  }

  @Override
  public void close() {
    spool.close();
  }
}
