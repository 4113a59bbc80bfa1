package dev.runner.event;

import java.time.Duration;
import java.util.Optional;

/// What has become of a service.
public sealed interface ServiceState {

  /// Its process is there.
  record Started(long pid) implements ServiceState {}

  /// It can be used.
  ///
  /// @param after its start
  record Ready(Duration after) implements ServiceState {}

  /// It has ended by itself, or because it did not get ready or was found unhealthy.
  ///
  /// @param outcome with the reason
  /// @param restarts how many there were before, one after the other
  /// @param restart empty where it is not started again
  record Ended(Outcome outcome, int restarts, Optional<Restart> restart) implements ServiceState {}

  /// It was told to end, and has.
  ///
  /// @param killed whether it had to be
  record Stopped(boolean killed) implements ServiceState {}

  /// @param number from 1: how many there were one after the other
  /// @param max how many there may be; empty is no limit
  /// @param in the delay before it
  record Restart(int number, Optional<Integer> max, Duration in) {}
}
