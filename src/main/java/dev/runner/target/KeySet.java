package dev.runner.target;

import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/// The keys seen so far, as hashes: 12 bytes for each place, so that a million keys are not a
/// million objects.
///
/// A hash that was seen before is only a suspicion; the key behind it is then looked up, so the
/// answer is exact.
final class KeySet {
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private final IntFunction<String> keys;
  private final long seed = ThreadLocalRandom.current().nextLong();
  private long[] hashes = new long[64];
  private int[] rows = new int[64];
  private int count;

  /// @param keys the key of each row added before
  KeySet(IntFunction<String> keys) {
    this.keys = keys;
  }

  /// Adds the key of a row.
  ///
  /// @return the row that has this key already; it is not added then
  OptionalInt add(String key, int row) {
    long hash = hash(key);
    int slot = slot(hash);
    while (rows[slot] != 0) {
      if (hashes[slot] == hash && keys.apply(rows[slot] - 1).equals(key)) {
        return OptionalInt.of(rows[slot] - 1);
      }
      slot = slot + 1 & rows.length - 1;
    }
    put(slot, hash, row + 1);
    return OptionalInt.empty();
  }

  private void put(int slot, long hash, int row) {
    hashes[slot] = hash;
    rows[slot] = row;
    if (++count > rows.length / 8 * 5) {
      grow();
    }
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldRows = rows;
    hashes = new long[oldRows.length * 2];
    rows = new int[oldRows.length * 2];
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != 0) {
        int slot = free(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        rows[slot] = oldRows[i];
      }
    }
  }

  private int free(long hash) {
    int slot = slot(hash);
    while (rows[slot] != 0) {
      slot = slot + 1 & rows.length - 1;
    }
    return slot;
  }

  private int slot(long hash) {
    return (int) (hash >>> 20) & rows.length - 1;
  }

  private long hash(String key) {
    long hash = seed ^ key.length();
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
