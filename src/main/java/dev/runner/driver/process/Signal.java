package dev.runner.driver.process;

import dev.runner.plan.Service;

/// The signals that children are sent.
enum Signal {
  HUP(1),
  INT(2),
  QUIT(3),
  KILL(9),
  USR1(10),
  USR2(12),
  TERM(15);

  final int number;

  Signal(int number) {
    this.number = number;
  }

  /// The one that asks a service to end.
  static Signal of(Service.StopSignal signal) {
    return switch (signal) {
      case TERM -> TERM;
      case INT -> INT;
      case HUP -> HUP;
      case QUIT -> QUIT;
      case USR1 -> USR1;
      case USR2 -> USR2;
      case KILL -> KILL;
    };
  }
}
