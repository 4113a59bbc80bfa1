package dev.runner.driver;

import dev.runner.event.OutputSink;
import dev.runner.mask.Mask;

/// Makes attempts as another driver does, and takes secrets out of the outputs that steps make of
/// them: what the children print, and servers answer, has none already.
///
/// @param mask hides something
public record Veiling(Driver driver, Mask mask) implements Driver {

  @Override
  public Running start(Attempt attempt, OutputSink output, Completion completion) {
    return driver.start(
        attempt,
        output,
        new Relay(completion) {
          @Override
          public void ended(Ending ending) {
            completion.ended(ending.with(new MaskedValues(mask).of(ending.outputs())));
          }
        });
  }
}
