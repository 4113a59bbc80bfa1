package dev.runner.driver;

import dev.runner.event.OutputSink;
import dev.runner.plan.Command;

/// Makes each attempt by the driver of its kind of step.
///
/// @param commands for `exec` and `run`
/// @param requests for `http`
public record Drivers(Driver commands, Driver requests) implements Driver {

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    Driver driver =
        switch (attempt.task().step().step().command()) {
          case Command.Exec _, Command.Script _ -> commands;
          case Command.Request _ -> requests;
        };
    return driver.start(attempt, output, completion);
  }
}
