package dev.runner.driver.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// A process group, which a child leads: what it may be told.
///
/// `kill(2)` is called through the Foreign Function API, which is linked when first used.
///
/// @param leader the process id of the child, which is the group's as well
record Group(long leader) {

  /// The signals that are sent.
  enum Signal {
    /// None: asks whether there is anyone.
    NONE(0),
    KILL(9),
    TERM(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }
  }

  /// Sends a signal to every process of the group.
  ///
  /// @return whether there was one that could be told
  boolean send(Signal signal) {
    try {
      return (int) Linked.KILL.invokeExact((int) -leader, signal.number) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("kill(2) can't be called", e);
    }
  }

  /// Whether any process of it is alive.
  boolean alive() {
    return send(Signal.NONE);
  }

  @SuppressWarnings("restricted")
  private static final class Linked {
    private static final MethodHandle KILL =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }
}
