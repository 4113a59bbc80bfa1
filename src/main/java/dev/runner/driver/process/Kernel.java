package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Linux's system calls, as far as children need them. Descriptors are ints as in C; every one made
/// here is closed on exec.
final class Kernel {
  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
  private static final long READ = ARM ? 63 : 0;
  private static final long WRITE = ARM ? 64 : 1;
  private static final long CLOSE = ARM ? 57 : 3;
  private static final long SEEK = ARM ? 62 : 8;
  private static final long POLL = ARM ? 73 : 271;
  private static final long PIPE2 = ARM ? 59 : 293;
  private static final long KILL = ARM ? 129 : 62;
  private static final long WAIT4 = ARM ? 260 : 61;
  private static final long MEMFD_CREATE = ARM ? 279 : 319;
  private static final long EVENTFD2 = ARM ? 19 : 290;
  private static final long PIDFD_OPEN = 434;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NON_BLOCKING = 0x800;

  private Kernel() {}

  /// The two ends of a pipe; reading never waits.
  record Pipe(int read, int write) {}

  static Pipe pipe() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(8, 4);
      checked(Libc.syscall(PIPE2, ends.address(), CLOSE_ON_EXEC, 0, 0, 0));
      Pipe pipe = new Pipe(ends.get(ValueLayout.JAVA_INT, 0), ends.get(ValueLayout.JAVA_INT, 4));
      unblock(pipe.read());
      return pipe;
    }
  }

  /// A descriptor that is readable once the process has ended.
  static int processDescriptor(long pid) throws IOException {
    return (int) checked(Libc.syscall(PIDFD_OPEN, pid, 0, 0, 0, 0));
  }

  /// A descriptor that is readable once something was written to it.
  static int eventDescriptor() throws IOException {
    return (int) checked(Libc.syscall(EVENTFD2, 0, CLOSE_ON_EXEC | NON_BLOCKING, 0, 0, 0));
  }

  /// A file in memory without a name, read from its beginning.
  static int file(byte[] content) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom("stdin");
      int file = (int) checked(Libc.syscall(MEMFD_CREATE, name.address(), 1, 0, 0, 0));
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, content);
      long done = 0;
      while (done < content.length) {
        done += checked(write(file, bytes.address() + done, content.length - done));
      }
      checked(Libc.syscall(SEEK, file, 0, 0, 0, 0));
      return file;
    }
  }

  static Libc.Result read(int descriptor, MemorySegment into) {
    return Libc.syscall(READ, descriptor, into.address(), into.byteSize(), 0, 0);
  }

  static Libc.Result write(int descriptor, long address, long length) {
    return Libc.syscall(WRITE, descriptor, address, length, 0, 0);
  }

  static void close(int descriptor) {
    Libc.syscall(CLOSE, descriptor, 0, 0, 0, 0);
  }

  /// Waits for one of the descriptors, without end.
  ///
  /// @param entries of `struct pollfd`
  static void poll(MemorySegment entries, int count) {
    Libc.syscall(POLL, entries.address(), count, 0, 0, 0);
  }

  /// Reaps a child that has ended.
  static Exit reap(long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(4, 4);
      Libc.Result result = Libc.syscall(WAIT4, pid, status.address(), 0, 0, 0);
      while (result.failed() && result.errno() == Libc.EINTR) {
        result = Libc.syscall(WAIT4, pid, status.address(), 0, 0, 0);
      }
      int word = status.get(ValueLayout.JAVA_INT, 0);
      int signal = word & 0x7f;
      return signal == 0 ? new Exit.Code((word >> 8) & 0xff) : new Exit.Killed(signal);
    }
  }

  /// Sends a signal to a process group.
  ///
  /// @return whether there was anyone
  static boolean kill(long group, Signal signal) {
    return !Libc.syscall(KILL, -group, signal.number, 0, 0, 0).failed();
  }

  private static void unblock(int descriptor) throws IOException {
    long control = ARM ? 25 : 72;
    int setFlags = 4;
    checked(Libc.syscall(control, descriptor, setFlags, NON_BLOCKING, 0, 0));
  }

  private static long checked(Libc.Result result) throws IOException {
    if (result.failed()) {
      throw new IOException(Errno.text(result.errno()));
    }
    return result.value();
  }
}
