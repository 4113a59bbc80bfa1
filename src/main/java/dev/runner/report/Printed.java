package dev.runner.report;

/// The ends of what a task printed.
record Printed(Tail stdout, Tail stderr) {
  static final Printed NOTHING = new Printed(Tail.NONE, Tail.NONE);
}
