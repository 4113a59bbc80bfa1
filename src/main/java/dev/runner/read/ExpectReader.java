package dev.runner.read;

import dev.runner.plan.Targets.Expect;
import dev.runner.yaml.Node;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how many rows there must be: `10`, `10..200`, `10..` or `..200`.
final class ExpectReader {
  private static final String EXPECTED =
      "a number of targets such as `60`, `10..200`, `10..` or `..200`";
  private static final Pattern RANGE = Pattern.compile("([0-9]{0,15})\\.\\.([0-9]{0,15})");
  private final Settings settings;

  ExpectReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Expect> read(Node node) {
    return settings.scalar(node, EXPECTED).flatMap(this::expect);
  }

  private Optional<Expect> expect(Setting setting) {
    Matcher range = RANGE.matcher(setting.text());
    Optional<Expect> expect = range.matches() ? range(range) : exactly(setting.text());
    return expect.or(() -> settings.wrong(setting, EXPECTED, ""));
  }

  private static Optional<Expect> exactly(String text) {
    return text.matches("[0-9]{1,15}")
        ? Optional.of(new Expect(Long.parseLong(text), Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Expect> range(Matcher range) {
    long least = bound(range.group(1), 0);
    long most = bound(range.group(2), Long.MAX_VALUE);
    return range.group().length() == 2 || least > most
        ? Optional.empty()
        : Optional.of(new Expect(least, most));
  }

  private static long bound(String digits, long open) {
    return digits.isEmpty() ? open : Long.parseLong(digits);
  }
}
