package dev.runner.journal;

/// Where in a file things stand, by a hash of what they are called: some 32 bytes for each of a
/// million.
final class Places {
  private static final long FREE = 0;

  private long[] hashes = new long[1024];
  private long[] starts = new long[1024];
  private int[] lengths = new int[1024];
  private int size;

  /// Puts down where something stands, in place of where it stood before.
  void put(long hash, long start, int length) {
    if (2 * size >= hashes.length) {
      grow();
    }
    int at = slot(hash);
    size += hashes[at] == FREE ? 1 : 0;
    hashes[at] = key(hash);
    starts[at] = start;
    lengths[at] = length;
  }

  /// How many things have a place, wherever it is.
  int size() {
    return size;
  }

  /// How many stand there.
  int count(long start) {
    int count = 0;
    for (int i = 0; i < hashes.length; i++) {
      count += hashes[i] != FREE && starts[i] == start ? 1 : 0;
    }
    return count;
  }

  /// Where it begins; `otherwise` where it has no place.
  long start(long hash, long otherwise) {
    int at = slot(hash);
    return hashes[at] == FREE ? otherwise : starts[at];
  }

  int length(long hash) {
    return lengths[slot(hash)];
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int at = (int) (hash ^ hash >>> 32) & mask;
    while (hashes[at] != FREE && hashes[at] != key(hash)) {
      at = at + 1 & mask;
    }
    return at;
  }

  private static long key(long hash) {
    return hash == FREE ? 1 : hash;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldStarts = starts;
    int[] oldLengths = lengths;
    hashes = new long[2 * oldHashes.length];
    starts = new long[hashes.length];
    lengths = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != FREE) {
        int at = slot(oldHashes[i]);
        hashes[at] = oldHashes[i];
        starts[at] = oldStarts[i];
        lengths[at] = oldLengths[i];
      }
    }
  }
}
