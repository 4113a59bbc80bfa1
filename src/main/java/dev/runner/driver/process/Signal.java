package dev.runner.driver.process;

/// The signals that children are sent.
enum Signal {
  /// None: asks whether there is anyone.
  NONE(0),
  KILL(9),
  TERM(15);

  final int number;

  Signal(int number) {
    this.number = number;
  }
}
