package dev.runner.report;

import dev.runner.event.Executed;

/// What is kept of what a task did.
///
/// @param stdout the end of what it printed there
/// @param stderr likewise
/// @param executed nothing where nobody wants to know
record Printed(Tail stdout, Tail stderr, Executed executed) {
  static final Printed NOTHING = new Printed(Tail.NONE, Tail.NONE, Executed.NOTHING);
}
