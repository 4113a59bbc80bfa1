package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a child does before it becomes its program: its folder, its descriptors.
final class FileActions implements AutoCloseable {
  /// More than the C library's structure needs.
  private static final long ROOM = 1024;

  private static final MemorySegment INIT = Libc.function("posix_spawn_file_actions_init");
  private static final MemorySegment DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
  private static final MemorySegment OPEN = Libc.function("posix_spawn_file_actions_addopen");
  private static final MemorySegment CHDIR = Libc.function("posix_spawn_file_actions_addchdir_np");
  private static final Optional<MemorySegment> CLOSE_FROM =
      Libc.find("posix_spawn_file_actions_addclosefrom_np");
  private static final MemorySegment DESTROY = Libc.function("posix_spawn_file_actions_destroy");
  private static final MemorySegment NOTHING = Arena.global().allocateFrom("/dev/null");

  private final Arena arena;
  private final long address;

  /// @param arena must be open as long as this is used
  FileActions(Arena arena) throws IOException {
    this.arena = arena;
    this.address = arena.allocate(ROOM, 16).address();
    add(INIT, 0, 0, 0);
  }

  FileActions folder(String path) throws IOException {
    add(CHDIR, arena.allocateFrom(path, StandardCharsets.UTF_8).address(), 0, 0);
    return this;
  }

  /// The child's descriptor becomes a copy of one of ours.
  FileActions copy(int from, int to) throws IOException {
    add(DUP2, from, to, 0);
    return this;
  }

  /// The child's descriptor is `/dev/null`, to be read.
  FileActions nothingToRead(int descriptor) throws IOException {
    add(OPEN, descriptor, NOTHING.address(), 0);
    return this;
  }

  /// The child's descriptor is `/dev/null`, to be written to.
  FileActions nowhereToWrite(int descriptor) throws IOException {
    int writeOnly = 1;
    add(OPEN, descriptor, NOTHING.address(), writeOnly);
    return this;
  }

  /// The child has no other descriptors from this one on, whatever we were started with. An older C
  /// library can't do that; those that we make are closed all the same.
  FileActions closeFrom(int descriptor) throws IOException {
    if (CLOSE_FROM.isPresent()) {
      add(CLOSE_FROM.get(), descriptor, 0, 0);
    }
    return this;
  }

  long address() {
    return address;
  }

  private void add(MemorySegment function, long a, long b, long c) throws IOException {
    int error = Libc.call(function, address, a, b, c, 0, 0);
    if (error != 0) {
      throw Errno.exception(error);
    }
  }

  @Override
  public void close() {
    Libc.call(DESTROY, address, 0, 0, 0, 0, 0);
  }
}
