package dev.runner.read;

import dev.runner.plan.Confirm;
import dev.runner.yaml.Node;
import java.util.Optional;

/// Reads `confirm: true` and `confirm: {above: 100}`.
final class ConfirmReader {
  private static final String CONFIRM = "`true`, `false` or a mapping such as `{above: 100}`";
  private final Settings settings;

  ConfirmReader(Settings settings) {
    this.settings = settings;
  }

  /// Empty also where it is switched off.
  Optional<Confirm> read(Node node) {
    return node instanceof Node.Mapping mapping ? Optional.of(mapping(mapping)) : simple(node);
  }

  private Optional<Confirm> simple(Node node) {
    return node instanceof Node.Scalar scalar && scalar.value().matches("(above |> ?)?[0-9]+")
        ? settings
            .shapes()
            .wrong(
                scalar, CONFIRM, "write `{above: " + scalar.value().replaceAll("[^0-9]", "") + "}`")
        : settings.flag(node).filter(it -> it).map(_ -> Confirm.ALWAYS);
  }

  private Confirm mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`confirm`", mapping.span(), settings.problems());
    Optional<Long> above =
        fields.need(
            "above",
            "how many targets are done without asking",
            it -> settings.whole(it, 0, 1_000_000_000));
    fields.end();
    return above.map(Confirm::new).orElse(Confirm.ALWAYS);
  }
}
