package dev.runner.report;

import java.util.Arrays;

/// Puts rows into the order of their sort keys; equal ones stay as declared.
final class Sorting {
  private Sorting() {}

  static int[] of(int[] places, Rows rows) {
    Keyed[] keyed = new Keyed[places.length];
    for (int i = 0; i < places.length; i++) {
      keyed[i] = new Keyed(rows.sortKey(places[i]), places[i]);
    }
    Arrays.sort(keyed, (one, other) -> Arrays.compareUnsigned(one.key(), other.key()));
    for (int i = 0; i < places.length; i++) {
      places[i] = keyed[i].place();
    }
    return places;
  }

  private record Keyed(byte[] key, int place) {}
}
