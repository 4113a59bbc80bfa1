package dev.runner.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import sun.misc.Signal;

/// The width of the terminal behind stderr, also after it was resized. The launcher knew the first
/// one; `ioctl(2)` is linked only when a resize comes, or ahead of it for runs that last.
final class Window {
  private volatile int columns;

  /// @param columns when the program started
  Window(int columns) {
    this.columns = columns;
  }

  /// Keeps up with resizes from now on.
  void follow() {
    try {
      Signal.handle(new Signal("WINCH"), _ -> ask());
    } catch (IllegalArgumentException e) {
      // No such signal here: the first width stays.
    }
  }

  /// Links now, without keeping the caller waiting: at the first resize it would take so long that
  /// lines were still printed for the old width, beside what is left of a progress line.
  void prepare() {
    Thread.ofPlatform().name("window").daemon().start(this::ask);
  }

  private void ask() {
    columns = Ioctl.columns(columns);
  }

  int columns() {
    return columns;
  }

  /// `TIOCGWINSZ`: fills `struct winsize { unsigned short rows, columns, ... }`.
  @SuppressWarnings("restricted")
  private static final class Ioctl {
    private static final long GET_WINDOW_SIZE = 0x5413;
    private static final int STDERR = 2;
    private static final MethodHandle IOCTL =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS),
                Linker.Option.firstVariadicArg(2));

    static int columns(int before) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment size = arena.allocate(8);
        int failed = (int) IOCTL.invokeExact(STDERR, GET_WINDOW_SIZE, size);
        int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 2));
        return failed != 0 || columns == 0 ? before : columns;
      } catch (Throwable e) {
        return before;
      }
    }
  }
}
