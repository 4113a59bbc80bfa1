package dev.runner.driver.process;

import dev.runner.event.Usage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.OptionalLong;

/// Linux's system calls, as far as children need them. Descriptors are ints as in C; every one made
/// here is closed on exec.
@SuppressWarnings("restricted")
final class Kernel {
  static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
  private static final long READ = ARM ? 63 : 0;
  private static final long WRITE = ARM ? 64 : 1;
  private static final long CLOSE = ARM ? 57 : 3;
  private static final long SEEK = ARM ? 62 : 8;
  private static final long EPOLL_CREATE1 = ARM ? 20 : 291;
  private static final long EPOLL_CTL = ARM ? 21 : 233;
  private static final long EPOLL_PWAIT = ARM ? 22 : 281;
  private static final long PIPE2 = ARM ? 59 : 293;
  private static final long KILL = ARM ? 129 : 62;
  private static final long WAIT4 = ARM ? 260 : 61;
  private static final long MEMFD_CREATE = ARM ? 279 : 319;
  private static final long EVENTFD2 = ARM ? 19 : 290;
  private static final long FSTAT = ARM ? 80 : 5;
  private static final long FTRUNCATE = ARM ? 46 : 77;
  private static final long MMAP = ARM ? 222 : 9;
  private static final long PRCTL = ARM ? 167 : 157;
  private static final long WAITID = ARM ? 95 : 247;
  private static final long GETRUSAGE = ARM ? 165 : 98;
  private static final long PRLIMIT64 = ARM ? 261 : 302;
  private static final long EXIT_GROUP = ARM ? 94 : 231;
  private static final long PIDFD_OPEN = 434;
  private static final int NUMBER_OF_FILES = 7;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NON_BLOCKING = 0x800;

  private Kernel() {}

  /// The two ends of a pipe.
  record Pipe(int read, int write) {}

  static Pipe pipe() throws IOException {
    MemorySegment ends = Libc.scratch();
    checked(Libc.syscall(PIPE2, ends.address(), CLOSE_ON_EXEC, 0, 0, 0));
    return new Pipe(ends.get(ValueLayout.JAVA_INT, 0), ends.get(ValueLayout.JAVA_INT, 4));
  }

  /// How many descriptors a process may have: by itself, and at most.
  record Limit(long soft, long hard) {}

  /// Of this process.
  static Limit descriptors() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocate(16, 8);
      Libc.syscall(PRLIMIT64, 0, NUMBER_OF_FILES, 0, limit.address(), 0);
      return new Limit(limit.get(ValueLayout.JAVA_LONG, 0), limit.get(ValueLayout.JAVA_LONG, 8));
    }
  }

  /// @param pid of the process, or 0 for this one
  static void limitDescriptors(long pid, Limit limit) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(16, 8);
      memory.set(ValueLayout.JAVA_LONG, 0, limit.soft());
      memory.set(ValueLayout.JAVA_LONG, 8, limit.hard());
      Libc.syscall(PRLIMIT64, pid, NUMBER_OF_FILES, memory.address(), 0, 0);
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

  /// A file in memory, empty.
  ///
  /// @param name that `/proc` shows
  static int file(String name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      long address = arena.allocateFrom(name).address();
      int closeOnExec = 1;
      return (int) checked(Libc.syscall(MEMFD_CREATE, address, closeOnExec, 0, 0, 0));
    }
  }

  /// A file as memory that is shared with whoever reads it.
  ///
  /// @param size may be more than the file's; what is beyond it must not be touched
  static MemorySegment mapped(int file, long size) throws IOException {
    int readAndWrite = 3;
    int shared = 1;
    long address = checked(Libc.syscall(MMAP, 0, size, readAndWrite, shared, file));
    return MemorySegment.ofAddress(address).reinterpret(size);
  }

  /// Makes a file that long, with zeros at its end where it was shorter.
  ///
  /// @return whether that could be done
  static boolean resize(int file, long size) {
    return !Libc.syscall(FTRUNCATE, file, size, 0, 0, 0).failed();
  }

  /// A file in memory, read from its beginning.
  static int file(byte[] content) throws IOException {
    int file = file("stdin");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, content);
      long done = 0;
      while (done < content.length) {
        done += checked(write(file, bytes.address() + done, content.length - done));
      }
      checked(Libc.syscall(SEEK, file, 0, 0, 0, 0));
      return file;
    }
  }

  /// The number of a file within its file system, for a pipe within all pipes.
  static long inode(int descriptor) {
    MemorySegment stat = Libc.scratch();
    Libc.syscall(FSTAT, descriptor, stat.address(), 0, 0, 0);
    return stat.get(ValueLayout.JAVA_LONG, 8);
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

  static int epoll() throws IOException {
    return (int) checked(Libc.syscall(EPOLL_CREATE1, CLOSE_ON_EXEC, 0, 0, 0, 0));
  }

  /// @param event address of a `struct epoll_event`
  static void epollAdd(int epoll, int descriptor, long event) throws IOException {
    int add = 1;
    checked(Libc.syscall(EPOLL_CTL, epoll, add, descriptor, event, 0));
  }

  static void epollRemove(int epoll, int descriptor) {
    int remove = 2;
    Libc.syscall(EPOLL_CTL, epoll, remove, descriptor, 0, 0);
  }

  /// @param events address of an array of `struct epoll_event`
  /// @return how many of it were written; none also when a signal came
  static int epollWait(int epoll, long events, int most, int millis) {
    return (int) Math.max(0, Libc.syscall(EPOLL_PWAIT, epoll, events, most, millis, 0).value());
  }

  /// Ends this process, all its threads included.
  static void exit(int code) {
    Libc.syscall(EXIT_GROUP, code, 0, 0, 0, 0);
  }

  /// Has orphans that come of our children become our children, instead of process 1's.
  static void adoptOrphans() {
    int childSubreaper = 36;
    Libc.syscall(PRCTL, childSubreaper, 1, 0, 0, 0);
  }

  /// Whether a child has ended, and waits to be reaped.
  static boolean ended(long pid) {
    int byPid = 1;
    return zombie(byPid, pid).isPresent();
  }

  /// Some child that has ended and waits to be reaped, if there is one; which of several is the
  /// kernel's choice, and the same until it is reaped.
  static OptionalLong zombie() {
    int any = 0;
    return zombie(any, 0);
  }

  private static OptionalLong zombie(int which, long id) {
    MemorySegment info = Libc.scratch();
    int pidOfInfo = 16;
    info.set(ValueLayout.JAVA_INT, pidOfInfo, 0);
    int ended = 4;
    int dontWait = 1;
    int leaveIt = 0x1000000;
    Libc.syscall(WAITID, which, id, info.address(), ended | dontWait | leaveIt, 0);
    long pid = info.get(ValueLayout.JAVA_INT, pidOfInfo);
    return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  /// What the kernel tells of a child that has ended, those that it waited for included.
  record Account(Exit exit, Usage usage) {}

  /// Reaps a child that has ended.
  static Account reap(long pid) {
    MemorySegment status = Libc.scratch();
    MemorySegment usage = status.asSlice(8, 144);
    Libc.Result result;
    do {
      result = Libc.syscall(WAIT4, pid, status.address(), 0, usage.address(), 0);
    } while (result.failed() && result.errno() == Libc.EINTR);
    int word = status.get(ValueLayout.JAVA_INT, 0);
    int signal = word & 0x7f;
    Duration user = time(usage, 0);
    Duration system = time(usage, 16);
    long peak = peak(usage);
    return new Account(
        signal == 0 ? new Exit.Code((word >> 8) & 0xff) : new Exit.Killed(signal),
        new Usage(
            user, system, peak > OwnPeak.bytes() ? OptionalLong.of(peak) : OptionalLong.empty()));
  }

  /// The peak of our own memory in bytes, or that of the process that started us.
  static long ownPeak() {
    MemorySegment usage = Libc.scratch();
    int self = 0;
    Libc.syscall(GETRUSAGE, self, usage.address(), 0, 0, 0);
    return peak(usage);
  }

  private static long peak(MemorySegment usage) {
    return usage.get(ValueLayout.JAVA_LONG, 32) << 10;
  }

  private static Duration time(MemorySegment usage, long at) {
    return Duration.ofSeconds(
        usage.get(ValueLayout.JAVA_LONG, at), usage.get(ValueLayout.JAVA_LONG, at + 8) * 1000);
  }

  /// Sends a signal to a process group.
  ///
  /// @return whether there was anyone
  static boolean kill(long group, Signal signal) {
    return !Libc.syscall(KILL, -group, signal.number, 0, 0, 0).failed();
  }

  /// Has a reading that would wait give up.
  static void unblock(int descriptor) throws IOException {
    long control = ARM ? 25 : 72;
    int setFlags = 4;
    checked(Libc.syscall(control, descriptor, setFlags, NON_BLOCKING, 0, 0));
  }

  private static long checked(Libc.Result result) throws IOException {
    if (result.failed()) {
      throw Errno.exception(result.errno());
    }
    return result.value();
  }
}
