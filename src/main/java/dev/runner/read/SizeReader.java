package dev.runner.read;

import dev.runner.yaml.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a number of bytes: `100MB`, `64KiB`, `1000`.
final class SizeReader {
  private static final String EXPECTED = "a size such as `100MB`, `64KiB` or `1000` (bytes)";
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(B|[kKMGT]i?B)?");
  private final Settings settings;

  SizeReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Long> read(Node node) {
    return settings
        .scalar(node, EXPECTED)
        .flatMap(it -> bytes(it.text()).or(() -> settings.wrong(it, EXPECTED, hint(it.text()))));
  }

  private static Optional<Long> bytes(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? bytes(
            Long.parseLong(matcher.group(1)),
            unit(matcher.group(2) == null ? "B" : matcher.group(2)))
        : Optional.empty();
  }

  private static Optional<Long> bytes(long number, long unit) {
    return number > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(number * unit);
  }

  private static long unit(String unit) {
    long step = unit.contains("i") ? 1024 : 1000;
    return switch (unit.charAt(0)) {
      case 'k', 'K' -> step;
      case 'M' -> step * step;
      case 'G' -> step * step * step;
      case 'T' -> step * step * step * step;
      default -> 1;
    };
  }

  private static String hint(String text) {
    String tidy = text.replace(" ", "").toUpperCase(Locale.ROOT).replace("I", "i");
    String whole = tidy.matches("[0-9]+[KMGT]i?") ? tidy + "B" : tidy;
    return bytes(whole).map(_ -> "write `" + whole + "`").orElse("");
  }
}
