package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// `posix_spawn(3)`, and what every call of it shares.
final class Functions {
  private static final MemorySegment SPAWN = Libc.function("posix_spawn");

  /// A session of its own; no signal blocked, none ignored but those that we were started to
  /// ignore.
  private static final MemorySegment ATTRIBUTES = attributes();

  private static final short SET_DEFAULT_SIGNALS = 0x04;
  private static final short SET_SIGNAL_MASK = 0x08;
  private static final short SET_SESSION = 0x80;

  /// Signals that whoever started us may ignore for reasons of its own, and that programs count on.
  private static final long PIPE_AND_FILE_SIZE = 1L << 12 | 1L << 24;

  private Functions() {}

  /// Whether the C library has them: older ones can't change the folder.
  static boolean present() {
    return Libc.find("posix_spawn_file_actions_addchdir_np").isPresent()
        && Libc.find("syscall").isPresent();
  }

  /// Links everything.
  static void load() {
    if (ATTRIBUTES.address() == 0) {
      throw new IllegalStateException("no memory for attributes");
    }
  }

  /// Starts a child.
  ///
  /// @param program address of its path
  /// @param argv address of its arguments
  /// @param environment address of its environment
  /// @return its process id; below zero it is the error number of a child that did not come to be
  static int spawn(Arena arena, long program, FileActions actions, long argv, long environment) {
    MemorySegment pid = arena.allocate(4, 4);
    int error =
        Libc.call(
            SPAWN,
            pid.address(),
            program,
            actions.address(),
            ATTRIBUTES.address(),
            argv,
            environment);
    return error == 0 ? pid.get(ValueLayout.JAVA_INT, 0) : -error;
  }

  private static MemorySegment attributes() {
    MemorySegment attributes = Arena.global().allocate(1024, 16);
    MemorySegment none = Arena.global().allocate(128, 16);
    MemorySegment defaults = Arena.global().allocate(128, 16).fill((byte) 0xff);
    defaults.set(ValueLayout.JAVA_LONG, 0, ~(ignored() & ~PIPE_AND_FILE_SIZE));
    int flags = SET_DEFAULT_SIGNALS | SET_SIGNAL_MASK | SET_SESSION;
    long at = attributes.address();
    call("posix_spawnattr_init", at, 0);
    call("posix_spawnattr_setflags", at, flags);
    call("posix_spawnattr_setsigmask", at, none.address());
    call("posix_spawnattr_setsigdefault", at, defaults.address());
    return attributes;
  }

  /// The signals that this process was started to ignore, as `nohup` does; a bit for each, the
  /// first for signal 1. The JVM leaves those alone.
  private static long ignored() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("SigIgn:")) {
          return Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static void call(String function, long a, long b) {
    int error = Libc.call(Libc.function(function), a, b, 0, 0, 0, 0);
    if (error != 0) {
      throw new IllegalStateException(function + " failed with error " + error);
    }
  }
}
