package dev.runner.read;

import dev.runner.text.Nearest;
import dev.runner.text.Problems;
import dev.runner.yaml.Node;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Says of a key that has no meaning at its place what was probably meant.
final class Strangers {
  private Strangers() {}

  static void report(Node.Entry entry, String place, Set<String> legal, Problems problems) {
    String key = entry.key().value();
    if (key.equals("<<")) {
      problems.error(
          entry.key().span(),
          "merge keys are not part of YAML 1.2",
          "put what steps share into `defaults`");
    } else {
      problems.error(
          entry.key().span(),
          "unknown key " + Shapes.quoted(key) + " in " + place,
          problems.full() ? "" : hint(entry, legal));
    }
  }

  private static String hint(Node.Entry entry, Set<String> legal) {
    String key = entry.key().value();
    return duration(entry, legal)
        .or(() -> command(entry, legal))
        .or(() -> Spellings.also(key, legal).map(Strangers::meant))
        .or(() -> Spellings.home(key).map(it -> "`" + key + "` belongs to " + it))
        .or(() -> Spellings.of(key, legal).map(Strangers::meant))
        .or(() -> Nearest.to(key, legal).map(Strangers::meant))
        .or(() -> Spellings.near(key, legal).map(Strangers::meant))
        .or(() -> Spellings.anywhere(key).map(Strangers::abroad))
        .orElseGet(() -> "the keys here are " + Phrases.list(new TreeSet<>(legal)));
  }

  private static Optional<String> duration(Node.Entry entry, Set<String> legal) {
    return entry.value() instanceof Node.Scalar scalar
            && scalar.kind() == Node.Kind.INTEGER
            && legal.contains("timeout")
        ? Spellings.unit(entry.key().value())
            .map(it -> "write `timeout: " + scalar.value() + it + "`")
        : Optional.empty();
  }

  private static Optional<String> command(Node.Entry entry, Set<String> legal) {
    boolean list = entry.value() instanceof Node.Sequence;
    boolean command = Set.of("cmd", "command").contains(entry.key().value());
    return command && list && legal.contains("exec")
        ? Optional.of(meant("exec"))
        : Optional.empty();
  }

  private static String abroad(String key) {
    return "did you mean `" + key + "`? It belongs to " + Spellings.home(key).orElseThrow();
  }

  private static String meant(String key) {
    return "did you mean `" + key + "`?";
  }
}
