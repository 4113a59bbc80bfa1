package dev.runner.limit;

import java.util.Arrays;

/// Times in order, the oldest first: a ring that grows.
final class Times {
  private static final int FEW = 16;

  private long[] times = new long[FEW];
  private int first;
  private int size;

  int size() {
    return size;
  }

  /// The n-th of them; 0 is the oldest.
  long get(int n) {
    return times[index(n)];
  }

  /// Adds one, mostly the latest.
  void add(long time) {
    if (size == times.length) {
      grow();
    }
    int place = size++;
    for (; place > 0 && get(place - 1) - time > 0; place--) {
      times[index(place)] = get(place - 1);
    }
    times[index(place)] = time;
  }

  void removeFirst() {
    first = index(1);
    size--;
  }

  /// Drops what is not after a time.
  void dropUntil(long time) {
    while (size > 0 && get(0) - time <= 0) {
      removeFirst();
    }
  }

  private int index(int n) {
    int index = first + n;
    return index < times.length ? index : index - times.length;
  }

  private void grow() {
    long[] more = Arrays.copyOf(times, 2 * times.length);
    System.arraycopy(times, first, more, 0, times.length - first);
    System.arraycopy(times, 0, more, times.length - first, first);
    times = more;
    first = 0;
  }
}
