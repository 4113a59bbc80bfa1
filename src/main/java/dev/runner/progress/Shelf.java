package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.spool.Spool;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Output that waits for its turn, by task: in memory while there is little of it, then on disk,
/// whatever its size.
///
/// It throws [java.io.UncheckedIOException] when the disk does not do its part.
final class Shelf {
  private static final int GATHERED = 32 << 10;
  private static final int HEAD = 5;
  private static final byte OUT = 1;
  private static final byte ERR = 2;

  private final Path folder;
  private final long batch;
  private final TreeMap<Place, Parcel> parcels = new TreeMap<>();
  private Optional<Batch> filling = Optional.empty();

  Shelf(Path folder) {
    this(folder, 512L << 20);
  }

  /// @param batch bytes that share a file, which is given up when all of them have been taken
  Shelf(Path folder, long batch) {
    this.folder = folder;
    this.batch = batch;
  }

  /// A spool with the output of many tasks.
  private static final class Batch {
    final Spool spool;
    long size;
    int left;

    Batch(Path folder) {
      spool = new Spool(folder);
    }
  }

  /// Where a piece of a task's output is.
  private record Piece(Batch batch, int index) {}

  /// A task's output: pieces in spools and, before these are due, what was gathered for the next of
  /// them.
  private static final class Parcel {
    final Deque<Piece> pieces = new ArrayDeque<>(2);
    ByteArrayOutputStream gathered = new ByteArrayOutputStream(0);
  }

  void put(Place task, Channel channel, byte[] bytes) {
    Parcel parcel = parcels.computeIfAbsent(task, _ -> new Parcel());
    parcel.gathered.writeBytes(
        ByteBuffer.allocate(HEAD).put(mark(channel)).putInt(bytes.length).array());
    parcel.gathered.writeBytes(bytes);
    if (parcel.gathered.size() >= GATHERED) {
      store(parcel);
    }
  }

  /// No more is put for the task.
  void seal(Place task) {
    Parcel parcel = parcels.get(task);
    if (parcel != null) {
      store(parcel);
    }
  }

  boolean has(Place task) {
    return parcels.containsKey(task);
  }

  /// The first task in the order of the plan of which something is here.
  Optional<Place> first() {
    return Optional.ofNullable(parcels.firstEntry()).map(Map.Entry::getKey);
  }

  /// Takes the task's output away, in the order in which it was put.
  void take(Place task, BiConsumer<Channel, byte[]> to) {
    Parcel parcel = parcels.remove(task);
    if (parcel != null) {
      parcel.pieces.forEach(piece -> unpack(taken(piece), to));
      unpack(parcel.gathered.toByteArray(), to);
    }
  }

  private void store(Parcel parcel) {
    byte[] bytes = parcel.gathered.toByteArray();
    parcel.gathered = new ByteArrayOutputStream(0);
    if (bytes.length > 0) {
      Batch into = filling.filter(it -> it.size < batch).orElseGet(() -> new Batch(folder));
      filling = Optional.of(into);
      into.spool.add(bytes);
      into.size += bytes.length;
      into.left++;
      parcel.pieces.add(new Piece(into, into.spool.size() - 1));
    }
  }

  private byte[] taken(Piece piece) {
    Batch from = piece.batch();
    byte[] bytes = from.spool.get(piece.index());
    if (--from.left == 0) {
      from.spool.close();
      filling = filling.filter(it -> it.left > 0);
    }
    return bytes;
  }

  private static byte mark(Channel channel) {
    return channel == Channel.STDOUT ? OUT : ERR;
  }

  private static void unpack(byte[] packed, BiConsumer<Channel, byte[]> to) {
    ByteBuffer pieces = ByteBuffer.wrap(packed);
    while (pieces.hasRemaining()) {
      Channel channel = pieces.get() == OUT ? Channel.STDOUT : Channel.STDERR;
      byte[] bytes = new byte[pieces.getInt()];
      pieces.get(bytes);
      to.accept(channel, bytes);
    }
  }
}
