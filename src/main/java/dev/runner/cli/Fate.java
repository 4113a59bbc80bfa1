package dev.runner.cli;

import dev.runner.graph.StepNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What becomes of a task when its run is gone on with.
///
/// @param why empty for what is kept
record Fate(Kind kind, String why) {
  private static final int WIDTH = 5;

  static final Fate KEPT = new Fate(Kind.KEEP, "");

  /// In the order in which they are counted.
  enum Kind {
    KEEP,
    RUN,
    FAIL,
    SKIP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Fate run(String why) {
    return new Fate(Kind.RUN, why);
  }

  static Fate fail(String why) {
    return new Fate(Kind.FAIL, why);
  }

  static Fate skip(String why) {
    return new Fate(Kind.SKIP, why);
  }

  /// What it means for the steps after its own.
  Optional<String> again(StepNode step) {
    return switch (kind) {
      case RUN -> Optional.of("step `" + step.id() + "` is done again");
      case FAIL -> Optional.of("step `" + step.id() + "` fails");
      case KEEP, SKIP -> Optional.empty();
    };
  }

  /// A line of its own.
  String of(String task) {
    String word = kind.word();
    return "  " + (word + "  ").substring(0, WIDTH) + task + (why.isEmpty() ? "" : ": " + why);
  }

  /// How many there are of each.
  static String counted(Map<Kind, Integer> counts) {
    StringBuilder text = new StringBuilder();
    text.append(counts.getOrDefault(Kind.KEEP, 0)).append(" kept, ");
    text.append(counts.getOrDefault(Kind.RUN, 0)).append(" to run");
    counted(counts, Kind.FAIL, " to fail", text);
    counted(counts, Kind.SKIP, " to skip", text);
    return text.toString();
  }

  private static void counted(
      Map<Kind, Integer> counts, Kind kind, String words, StringBuilder text) {
    if (counts.containsKey(kind)) {
      text.append(", ").append(counts.get(kind)).append(words);
    }
  }
}
