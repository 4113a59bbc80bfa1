package dev.runner.driver.process;

/// The signals that children are sent.
enum Signal {
  KILL(9),
  TERM(15);

  final int number;

  Signal(int number) {
    this.number = number;
  }
}
