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
    Arrays.sort(keyed);
    for (int i = 0; i < places.length; i++) {
      places[i] = keyed[i].place();
    }
    return places;
  }

  private record Keyed(SortKey key, int place) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      return key.compareTo(other.key);
    }
  }
}
