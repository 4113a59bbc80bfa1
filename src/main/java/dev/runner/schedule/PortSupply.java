package dev.runner.schedule;

import java.util.OptionalInt;

/// Finds ports for a run; any thread may ask.
public interface PortSupply {
  PortSupply NONE = OptionalInt::empty;

  /// A port that nothing listens on and that it gave to nobody before; empty when it finds none.
  OptionalInt next();
}
