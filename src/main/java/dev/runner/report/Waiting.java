package dev.runner.report;

import dev.runner.spool.Spool;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Rows of targets that ended before an earlier one did. A few are in memory; where an early target
/// takes long and a million others don't, they are in a file.
final class Waiting implements AutoCloseable {
  private static final int IN_MEMORY = 4 << 20;

  /// What a row costs beside its bytes.
  private static final int COST = 100;

  private final Path folder;
  private final int inMemory;
  private final Map<Integer, byte[]> near = new HashMap<>();
  private int size;
  private Optional<Far> far = Optional.empty();

  /// @param folder where its file stands if one is needed
  Waiting(Path folder) {
    this(folder, IN_MEMORY);
  }

  /// @param inMemory how many bytes are kept before more go to the file
  Waiting(Path folder, int inMemory) {
    this.folder = folder;
    this.inMemory = inMemory;
  }

  void add(int place, byte[] row) {
    if (size + COST + row.length <= inMemory) {
      near.put(place, row);
      size += COST + row.length;
    } else {
      Far some = far.orElseGet(() -> new Far(new Spool(folder)));
      some.add(place, row);
      far = Optional.of(some);
    }
  }

  /// Takes the row of this place away, if it is here.
  Optional<byte[]> take(int place) {
    byte[] row = near.remove(place);
    if (row == null) {
      return far.flatMap(it -> take(place, it));
    }
    size -= COST + row.length;
    return Optional.of(row);
  }

  private Optional<byte[]> take(int place, Far from) {
    Optional<byte[]> row = from.take(place);
    if (from.count == 0) {
      close();
    }
    return row;
  }

  /// Lets go of the file.
  @Override
  public void close() {
    far.ifPresent(it -> it.spool.close());
    far = Optional.empty();
  }

  /// Rows in a spool, which is given up when none of them waits any more.
  private static final class Far {
    private final Spool spool;
    private int[] records = new int[1024];
    private int count;

    Far(Spool spool) {
      this.spool = spool;
    }

    void add(int place, byte[] row) {
      if (place >= records.length) {
        records = Arrays.copyOf(records, Math.max(place + 1, 2 * records.length));
      }
      spool.add(row);
      records[place] = spool.size();
      count++;
    }

    Optional<byte[]> take(int place) {
      int record = place < records.length ? records[place] : 0;
      if (record == 0) {
        return Optional.empty();
      }
      records[place] = 0;
      count--;
      return Optional.of(spool.get(record - 1));
    }
  }
}
