package dev.runner.mask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where secrets stand in some bytes: ranges that do not overlap, in order.
final class Marks {
  private static final byte[] STARS = Mask.STARS.getBytes(StandardCharsets.US_ASCII);

  private int[] bounds = new int[8];
  private int count;

  /// Adds a range that ends no earlier than those before it.
  void add(int from, int to) {
    int start = from;
    while (count > 0 && bounds[2 * count - 1] > start) {
      count--;
      start = Math.min(start, bounds[2 * count]);
    }
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = to;
    count++;
  }

  boolean any() {
    return count > 0;
  }

  /// A place, or where the range begins that it is within.
  int before(int place) {
    for (int i = count - 1; i >= 0 && bounds[2 * i + 1] > place; i--) {
      if (bounds[2 * i] < place) {
        return bounds[2 * i];
      }
    }
    return place;
  }

  /// The bytes up to a place that is within no range, with stars in place of each range.
  byte[] cover(byte[] bytes, int to) {
    if (count == 0 || bounds[0] >= to) {
      return to == bytes.length ? bytes : Arrays.copyOf(bytes, to);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(to);
    int at = 0;
    for (int i = 0; i < count && bounds[2 * i] < to; i++) {
      out.write(bytes, at, bounds[2 * i] - at);
      out.writeBytes(STARS);
      at = bounds[2 * i + 1];
    }
    out.write(bytes, at, to - at);
    return out.toByteArray();
  }
}
