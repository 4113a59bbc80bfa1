package dev.runner.mask;

/// A way of writing one secret: a machine that reads bytes and may be in several states at once.
/// Immutable.
interface Form {

  /// Nothing has been read.
  int START = 0;

  /// The state in which all of the secret has been read; states are below it.
  int end();

  /// More bytes than this have not been read in a state.
  int longest(int state);

  /// Adds the states that a byte leads to.
  ///
  /// @param state below [#end()]
  /// @param octet 0 to 255
  void follow(int state, int octet, Found into);

  /// Takes states.
  @FunctionalInterface
  interface Found {
    void add(int state);
  }
}
