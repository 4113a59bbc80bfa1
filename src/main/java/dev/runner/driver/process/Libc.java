package dev.runner.driver.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The C library, called through the Foreign Function API. All functions are called by one handle,
/// of seven longs: linking a handle costs some 15 ms at every start, so there is one.
@SuppressWarnings("restricted")
final class Libc {
  /// Interrupted by a signal: to be called again.
  static final int EINTR = 4;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final long ROOM = 64;
  private static final long SCRATCH = 512;
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(WORD, WORD, WORD, WORD, WORD, WORD, WORD, WORD),
          Linker.Option.captureCallState("errno"));
  private static final MemorySegment SYSCALL = function("syscall");

  /// Where a thread's calls leave their error number, and have room for what they give back.
  private static final ThreadLocal<MemorySegment> LEFT =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(ROOM + SCRATCH, 8));

  private Libc() {}

  /// What a system call gave.
  ///
  /// @param value -1 when it failed
  /// @param errno why; 0 when it didn't
  record Result(long value, int errno) {
    boolean failed() {
      return value == -1;
    }
  }

  /// Some memory for the results of this thread's next call; 512 bytes.
  static MemorySegment scratch() {
    return LEFT.get().asSlice(ROOM, SCRATCH);
  }

  static MemorySegment function(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  static Optional<MemorySegment> find(String name) {
    return LINKER.defaultLookup().find(name);
  }

  /// Calls a function that takes up to six words and returns an error number.
  static int call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    try {
      return (int) (long) CALL.invokeExact(function, LEFT.get(), a, b, c, d, e, f, 0L);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /// Makes a system call.
  static Result syscall(long number, long a, long b, long c, long d, long e) {
    try {
      MemorySegment state = LEFT.get();
      long value = (long) CALL.invokeExact(SYSCALL, state, number, a, b, c, d, e, 0L);
      return new Result(value, value == -1 ? state.get(ValueLayout.JAVA_INT, ERRNO) : 0);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
