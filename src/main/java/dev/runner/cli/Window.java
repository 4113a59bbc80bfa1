package dev.runner.cli;

import dev.runner.progress.Size;
import dev.runner.progress.View;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import sun.misc.Signal;

/// The size of the terminal behind stderr, also after it was resized. The launcher knew the first
/// one; `ioctl(2)` is linked only when a resize comes, or ahead of it for runs that last.
final class Window implements View {
  private volatile Size size;

  /// @param size when the program started
  Window(Size size) {
    this.size = size;
  }

  /// Keeps up with resizes from now on.
  void follow() {
    try {
      Signal.handle(new Signal("WINCH"), _ -> ask());
    } catch (IllegalArgumentException e) {
      // No such signal here: the first size stays.
    }
  }

  /// Links now, without keeping the caller waiting: at the first resize it would take so long that
  /// rows were still drawn for the old size.
  @Override
  public void attend() {
    Thread.ofPlatform().name("window").daemon().start(this::ask);
  }

  private void ask() {
    size = Ioctl.size(size);
  }

  @Override
  public Size size() {
    return size;
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

    static Size size(Size before) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment filled = arena.allocate(8);
        int failed = (int) IOCTL.invokeExact(STDERR, GET_WINDOW_SIZE, filled);
        int rows = Short.toUnsignedInt(filled.get(ValueLayout.JAVA_SHORT, 0));
        int columns = Short.toUnsignedInt(filled.get(ValueLayout.JAVA_SHORT, 2));
        return failed != 0 || columns == 0 || rows == 0 ? before : new Size(columns, rows);
      } catch (Throwable e) {
        return before;
      }
    }
  }
}
