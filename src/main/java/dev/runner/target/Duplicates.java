package dev.runner.target;

import java.util.Optional;
import java.util.OptionalInt;

/// Watches that no two targets have one key; tells of the first two that do, and how many more
/// there are.
final class Duplicates {
  private final Origin origin;
  private final RowSpool kept;
  private final KeySet keys;
  private Optional<String> first = Optional.empty();
  private long more;

  Duplicates(Origin origin, RowSpool kept) {
    this.origin = origin;
    this.kept = kept;
    this.keys = new KeySet(kept::key);
  }

  /// Whether no row was called so before; the row is then to be added to those kept.
  boolean fresh(String key, Candidate row) {
    OptionalInt other = keys.add(key, kept.size());
    if (other.isPresent() && first.isEmpty()) {
      first = Optional.of(said(key, kept.candidate(other.getAsInt()), row));
    } else if (other.isPresent()) {
      more++;
    }
    return other.isEmpty();
  }

  void check() throws SourceException {
    if (first.isPresent()) {
      throw SourceException.invalid(first.get() + others());
    }
  }

  private String said(String key, Candidate one, Candidate other) {
    return where(one)
        + " and "
        + where(other)
        + " have the same key "
        + Quoted.word(key)
        + ", but each target needs its own";
  }

  private String where(Candidate row) {
    return origin.at(row.place(), row.fields());
  }

  private String others() {
    return more == 0 ? "" : " (and " + more + " more rows have a key that is taken)";
  }
}
