package dev.runner.journal;

import dev.runner.event.Definition;
import dev.runner.event.Event;
import dev.runner.event.Executed;
import dev.runner.event.Obstacle;
import dev.runner.event.Usage;
import dev.runner.event.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Writes what a task executed, and the attempts at it.
final class TryLines {
  private TryLines() {}

  static void put(Event.AttemptEnded it, JsonText json) {
    attempt(it, json);
    if (!it.waits().isEmpty()) {
      json.name("waits").open('[');
      for (Wait wait : it.waits()) {
        put(wait, json);
      }
      json.close(']');
    }
  }

  private static void attempt(Event.AttemptEnded it, JsonText json) {
    json.field("attempt", it.number());
    ReasonLines.put(it.outcome(), json);
    json.field("duration_ms", it.took());
    if (it.usage().isPresent()) {
      put(it.usage().get(), json);
    }
  }

  private static void put(Wait wait, JsonText json) {
    json.open('{').field("for", wait.obstacle().word());
    if (wait.obstacle() instanceof Obstacle.Token(String name)) {
      json.field("limiter", name);
    }
    json.field("ms", wait.took()).close('}');
  }

  private static void put(Usage usage, JsonText json) {
    json.field("user_ms", usage.user()).field("system_ms", usage.system());
    if (usage.peakMemory().isPresent()) {
      json.field("peak_memory_bytes", usage.peakMemory().getAsLong());
    }
  }

  /// In the line of their task, which is what is read of those that an earlier session has made.
  /// What they waited for belonged to that session.
  ///
  /// @param at when their task ended
  static void put(List<Event.AttemptEnded> tries, Instant at, JsonText json) {
    if (tries.isEmpty()) {
      return;
    }
    json.name("tries").open('[');
    for (Event.AttemptEnded it : tries) {
      json.open('{');
      attempt(it, json);
      if (it.at().isBefore(at)) {
        json.field("ago_ms", Duration.between(it.at(), at));
      }
      json.close('}');
    }
    json.close(']');
  }

  static void put(Definition content, JsonText json) {
    json.field("content", content.sum());
    Executed executed = content.executed();
    if (executed.isEmpty()) {
      return;
    }
    json.name("executed").open('{');
    put("words", executed.words(), json);
    put("settings", executed.settings(), json);
    if (executed.folder().isPresent()) {
      json.field("folder", executed.folder().get());
    }
    if (executed.cut()) {
      json.field("cut", true);
    }
    json.close('}');
  }

  private static void put(String name, List<String> texts, JsonText json) {
    if (!texts.isEmpty()) {
      json.name(name).open('[');
      for (String text : texts) {
        json.string(text);
      }
      json.close(']');
    }
  }
}
