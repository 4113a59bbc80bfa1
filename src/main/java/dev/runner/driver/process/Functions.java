package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The functions around `posix_spawn(3)`, and what every call of it shares.
final class Functions {
  static final MemorySegment SPAWN = Libc.function("posix_spawn");
  private static final MemorySegment ACTIONS_INIT = Libc.function("posix_spawn_file_actions_init");
  private static final MemorySegment ADD_DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
  private static final MemorySegment ADD_OPEN = Libc.function("posix_spawn_file_actions_addopen");
  private static final MemorySegment ADD_CHDIR =
      Libc.function("posix_spawn_file_actions_addchdir_np");
  private static final MemorySegment ACTIONS_DESTROY =
      Libc.function("posix_spawn_file_actions_destroy");

  /// A session of its own; no signal blocked, none ignored.
  static final MemorySegment ATTRIBUTES = attributes();

  private static final MemorySegment NOTHING = Arena.global().allocateFrom("/dev/null");

  /// More than the largest of the C library's structures that are passed here.
  private static final long ROOM = 1024;

  private static final short SET_DEFAULT_SIGNALS = 0x04;
  private static final short SET_SIGNAL_MASK = 0x08;
  private static final short SET_SESSION = 0x80;

  private Functions() {}

  /// Whether the C library has them: older ones can't change the folder.
  static boolean present() {
    return Stream.of("posix_spawn_file_actions_addchdir_np", "syscall").allMatch(Libc::has);
  }

  /// Links everything.
  static void load() {
    if (ATTRIBUTES.address() == 0) {
      throw new IllegalStateException("no memory for attributes");
    }
  }

  private static MemorySegment attributes() {
    MemorySegment attributes = Arena.global().allocate(1024, 16);
    MemorySegment none = Arena.global().allocate(128, 16);
    MemorySegment all = Arena.global().allocate(128, 16).fill((byte) 0xff);
    int flags = SET_DEFAULT_SIGNALS | SET_SIGNAL_MASK | SET_SESSION;
    long at = attributes.address();
    call("posix_spawnattr_init", at, 0);
    call("posix_spawnattr_setflags", at, flags);
    call("posix_spawnattr_setsigmask", at, none.address());
    call("posix_spawnattr_setsigdefault", at, all.address());
    return attributes;
  }

  private static void call(String function, long a, long b) {
    int error = Libc.call(Libc.function(function), a, b, 0, 0, 0, 0);
    if (error != 0) {
      throw new IllegalStateException(function + " failed with error " + error);
    }
  }

  /// What a child does before it becomes its program: its folder, its standard streams.
  ///
  /// @return the address; it is valid as long as the arena
  static long actions(Arena arena, Path folder, Pipes pipes) throws IOException {
    MemorySegment actions = arena.allocate(ROOM, 16);
    long at = actions.address();
    add(ACTIONS_INIT, at, 0, 0);
    MemorySegment path = arena.allocateFrom(folder.toString(), StandardCharsets.UTF_8);
    add(ADD_CHDIR, at, path.address(), 0);
    if (pipes.stdin() < 0) {
      add(ADD_OPEN, at, 0, NOTHING.address());
    } else {
      add(ADD_DUP2, at, pipes.stdin(), 0);
    }
    add(ADD_DUP2, at, pipes.out().write(), 1);
    add(ADD_DUP2, at, pipes.err().write(), 2);
    return at;
  }

  /// Gives back what the actions hold.
  static void destroy(long actions) {
    Libc.call(ACTIONS_DESTROY, actions, 0, 0, 0, 0, 0);
  }

  private static void add(MemorySegment function, long actions, long a, long b) throws IOException {
    int error = Libc.call(function, actions, a, b, 0, 0, 0);
    if (error != 0) {
      throw new IOException(Errno.text(error));
    }
  }
}
