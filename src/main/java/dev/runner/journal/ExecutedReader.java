package dev.runner.journal;

import dev.runner.event.Executed;
import dev.runner.event.Obstacle;
import dev.runner.event.Wait;
import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a task executed and what its attempts waited for; a journal that was written before
/// these were has neither.
final class ExecutedReader {
  private ExecutedReader() {}

  static Executed executed(JsonFields of) throws FormatException {
    if (!of.has("executed")) {
      return Executed.NOTHING;
    }
    JsonFields executed = of.in("executed");
    return new Executed(
        texts(executed, "words"),
        texts(executed, "settings"),
        executed.has("folder") ? Optional.of(executed.text("folder")) : Optional.empty(),
        executed.has("cut"));
  }

  private static List<String> texts(JsonFields of, String name) throws FormatException {
    List<String> texts = new ArrayList<>();
    if (of.has(name)) {
      for (Value one : of.list(name)) {
        texts.add(one.text().orElse(""));
      }
    }
    return texts;
  }

  static List<Wait> waits(JsonFields of) throws FormatException {
    if (!of.has("waits")) {
      return List.of();
    }
    List<Wait> waits = new ArrayList<>();
    for (Value one : of.list("waits")) {
      JsonFields wait = JsonFields.of(one);
      waits.add(new Wait(obstacle(wait), wait.duration("ms")));
    }
    return waits;
  }

  private static Obstacle obstacle(JsonFields of) throws FormatException {
    return switch (of.text("for")) {
      case "concurrency" -> new Obstacle.Permit();
      case "job_concurrency" -> new Obstacle.Slot();
      case "limiter" -> new Obstacle.Token(of.text("limiter"));
      case "retry" -> new Obstacle.Delay();
      default -> throw new FormatException("nothing waits for `" + of.text("for") + "`");
    };
  }
}
