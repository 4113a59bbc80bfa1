package dev.runner.read;

import dev.runner.plan.StatusSet;
import dev.runner.plan.Throttled;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `throttled`: what tells that fewer attempts are wanted.
final class ThrottledReader {
  private static final String EXPECTED =
      "a mapping such as `{status: [503]}` or `{exit_codes: [75]}`";
  private final Settings settings;

  ThrottledReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Throttled> read(Node node) {
    return settings.shapes().mapping(node, EXPECTED).map(this::read);
  }

  private Throttled read(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`throttled`", mapping.span(), settings.problems());
    Set<Integer> codes = fields.take("exit_codes", new ExitCodes(settings)::read).orElse(Set.of());
    StatusSet status =
        fields.take("status", new StatusReader(settings)::read).orElse(StatusSet.NONE);
    Duration maxPause = new RateReader(settings).maxPause(fields);
    if (fields.among(List.of("exit_codes", "status", "max_pause")).isEmpty()) {
      fields.absent("status", "`throttled` names nothing", "say which `status` or `exit_codes`");
    }
    fields.end();
    return new Throttled(codes, status, maxPause);
  }
}
