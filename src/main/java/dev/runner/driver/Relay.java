package dev.runner.driver;

/// Tells another all that it is told of an attempt, but for its end.
abstract class Relay implements Driver.Completion {
  private final Driver.Completion to;

  Relay(Driver.Completion to) {
    this.to = to;
  }

  @Override
  public final void sent() {
    to.sent();
  }

  @Override
  public final void spawned(long pid) {
    to.spawned(pid);
  }

  @Override
  public final void ready() {
    to.ready();
  }

  @Override
  public final void noticed(String warning) {
    to.noticed(warning);
  }

  @Override
  public final void broken(Throwable cause) {
    to.broken(cause);
  }
}
