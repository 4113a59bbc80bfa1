package dev.runner.pace;

import java.time.Duration;
import java.util.List;

/// How far a job is.
///
/// @param job its id
/// @param needs places of jobs that must end before it, in the list in which this one is; they
///   stand before it
/// @param targets all of them
/// @param done targets that have ended
/// @param idle targets of those that were never started
/// @param running how long targets have been under way
public record Standing(
    String job, List<Integer> needs, long targets, long done, long idle, List<Duration> running) {
  public Standing {
    needs = List.copyOf(needs);
    running = List.copyOf(running);
  }
}
