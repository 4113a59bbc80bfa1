package dev.runner.read;

import dev.runner.plan.StatusSet;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads statuses of HTTP answers: `2xx`, `200`, `[200, 404]`.
final class StatusReader {
  private static final String EXPECTED = "a status such as `200` or `2xx`, or a list of them";
  private static final Pattern FORM = Pattern.compile("([1-5])([0-9]{2}|xx)");
  private final Settings settings;

  StatusReader(Settings settings) {
    this.settings = settings;
  }

  Optional<StatusSet> read(Node node) {
    return node instanceof Node.Sequence list
        ? settings.shapes().items(list, EXPECTED).map(this::all)
        : range(node).map(it -> new StatusSet(List.of(it)));
  }

  private StatusSet all(List<Node> items) {
    return new StatusSet(items.stream().flatMap(it -> range(it).stream()).toList());
  }

  private Optional<StatusSet.Range> range(Node node) {
    return settings
        .scalar(node, EXPECTED)
        .flatMap(it -> range(it.text()).or(() -> settings.wrong(it, EXPECTED, hint(it.text()))));
  }

  private static String hint(String text) {
    return text.matches("[1-5]([0-9]?[xX*]{1,2}|00-[1-5]99)")
        ? "write `" + text.charAt(0) + "xx`"
        : "";
  }

  private static Optional<StatusSet.Range> range(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int hundreds = 100 * Integer.parseInt(matcher.group(1));
    String rest = matcher.group(2);
    return Optional.of(
        rest.equals("xx")
            ? new StatusSet.Range(hundreds, hundreds + 99)
            : new StatusSet.Range(
                hundreds + Integer.parseInt(rest), hundreds + Integer.parseInt(rest)));
  }
}
