package dev.runner.read;

import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads a list of exit codes, each from 0 to 255.
final class ExitCodes {
  private static final String LIST = "a list of exit codes such as `[0, 1]`";
  private final Settings settings;

  ExitCodes(Settings settings) {
    this.settings = settings;
  }

  Optional<Set<Integer>> read(Node node) {
    return Listing.items(settings.shapes(), node, LIST).map(this::all);
  }

  private Set<Integer> all(List<Node> items) {
    Set<Integer> codes = new TreeSet<>();
    items.forEach(it -> settings.whole(it, 0, 255).ifPresent(code -> codes.add(code.intValue())));
    return codes;
  }
}
