package dev.runner.driver.process;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The children of this process that it has started and not yet reaped; each leads a session. They
/// stand in a file in memory as well, where the watchdog reads them when this process is no more:
/// to tell it of every child would cost more than the child.
final class Leaders {
  /// A kind, ten digits, and the end of the line.
  private static final int LINE = 12;

  /// More than the children that there can be at once.
  private static final int MOST = 100_000;

  /// Held for reading from before a child comes to be until it stands here, so that whoever holds
  /// it for writing can tell a child of ours from an orphan.
  static final ReadWriteLock STARTING = new ReentrantReadWriteLock();

  private static final Map<Long, Integer> LINES = new HashMap<>();
  private static final Deque<Integer> FREE = new ArrayDeque<>();
  private static final Map<Long, Integer> ORPHANS = new HashMap<>();
  private static final Set<Long> HELPERS = new HashSet<>();

  /// Written at once: byte by byte into memory that is not the JVM's takes long before it is
  /// compiled.
  private static final byte[] TEXT = new byte[LINE];

  private static int lines;
  private static OptionalInt file = OptionalInt.empty();
  private static int written;
  private static MemorySegment table = MemorySegment.NULL;

  private Leaders() {}

  /// The descriptor of the file: a line for each, or blanks.
  static synchronized int file() throws IOException {
    if (file.isEmpty()) {
      int made = Kernel.file("leaders");
      table = Kernel.mapped(made, (long) LINE * MOST);
      file = OptionalInt.of(made);
    }
    return file.getAsInt();
  }

  /// A child is about to be started.
  ///
  /// @param pipe the inode of the pipe that will be its standard output: by that it is found when
  ///   we are killed before its id is known
  /// @return its line
  static synchronized int announce(long pipe) {
    int line = take();
    write(line, pipe, 'p');
    return line;
  }

  private static int take() {
    Integer free = FREE.pollFirst();
    return free == null ? lines++ : free;
  }

  /// A line is free again: what it announced did not come to be, or is no more.
  static synchronized void withdraw(int line) {
    FREE.addFirst(line);
    write(line, 0, ' ');
  }

  static synchronized void add(int line, long pid) {
    LINES.put(pid, line);
    write(line, pid, ' ');
  }

  static synchronized void remove(long pid) {
    Integer line = LINES.remove(pid);
    if (line != null) {
      withdraw(line);
    }
  }

  /// An orphan that has become our child: who looks for what is left finds its session.
  static synchronized void orphan(long pid, long session) {
    int line = take();
    ORPHANS.put(pid, line);
    write(line, session, ' ');
  }

  static synchronized void forget(long pid) {
    Integer line = ORPHANS.remove(pid);
    if (line != null) {
      withdraw(line);
    }
  }

  private static void write(int line, long number, char kind) {
    if (line >= written) {
      grow();
    }
    if (line < written) {
      put(line, number, kind);
    }
  }

  /// Blank lines and no zeros: a shell reads them, byte by byte.
  private static void grow() {
    int more = Math.min(MOST, 2 * written + 64);
    if (file.isPresent() && Kernel.resize(file.getAsInt(), (long) more * LINE)) {
      for (int line = written; line < more; line++) {
        put(line, 0, ' ');
      }
      written = more;
    }
  }

  private static void put(int line, long number, char kind) {
    long rest = number;
    for (int i = LINE - 2; i > 0; i--) {
      TEXT[i] = (byte) (rest > 0 ? '0' + rest % 10 : ' ');
      rest /= 10;
    }
    TEXT[0] = (byte) kind;
    TEXT[LINE - 1] = (byte) '\n';
    MemorySegment.copy(TEXT, 0, table, ValueLayout.JAVA_BYTE, (long) line * LINE, LINE);
  }

  /// Returns when every child that had come to be before stands here.
  static void settle() {
    STARTING.writeLock().lock();
    try {
      // whoever was starting a child has entered it
    } finally {
      STARTING.writeLock().unlock();
    }
  }

  /// A child that is none of the run's: it is not looked after here, but is no stray either.
  static synchronized void helper(long pid, boolean there) {
    boolean _ = there ? HELPERS.add(pid) : HELPERS.remove(pid);
  }

  /// Whether somebody looks after this child of ours.
  static synchronized boolean has(long pid) {
    return LINES.containsKey(pid) || HELPERS.contains(pid);
  }

  static synchronized boolean none() {
    return LINES.isEmpty();
  }

  /// Whether there is no other than this one, if even that.
  static synchronized boolean only(long pid) {
    return LINES.isEmpty() || LINES.size() == 1 && LINES.containsKey(pid);
  }
}
