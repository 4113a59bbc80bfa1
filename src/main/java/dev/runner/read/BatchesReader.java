package dev.runner.read;

import dev.runner.plan.Batches;
import dev.runner.plan.FailFast.Threshold;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads `batches: [1, 10%, 100%]`.
final class BatchesReader {
  private static final String SIZES = "a list of sizes such as `[1, 10%, 100%]`";
  private static final String SIZE = "a number of targets from 1, or a percentage such as `10%`";
  private final Settings settings;

  BatchesReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Batches> read(Node node) {
    return Listing.items(settings.shapes(), node, SIZES).flatMap(this::all);
  }

  private Optional<Batches> all(List<Node> items) {
    ThresholdReader reader = new ThresholdReader(settings, SIZE);
    List<Threshold> sizes = items.stream().flatMap(it -> reader.read(it).stream()).toList();
    return sizes.isEmpty() ? Optional.empty() : Optional.of(new Batches(sizes, true));
  }
}
