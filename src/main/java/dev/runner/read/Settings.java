package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Durations;
import dev.runner.text.Problems;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads the scalars that must be known before anything starts; `${{ }}` in one is evaluated over
/// `params`, `vars`, `env`.
final class Settings {
  private final Known known;
  private final Problems problems;
  private final Shapes shapes;

  Settings(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  Known known() {
    return known;
  }

  Problems problems() {
    return problems;
  }

  Shapes shapes() {
    return shapes;
  }

  /// The scalar itself; empty, without complaint, where a parameter is missing that it depends on.
  ///
  /// @param expected what has to stand here, as a message names it
  Optional<Setting> scalar(Node node, String expected) {
    return shapes.scalar(node, expected).flatMap(this::setting);
  }

  Optional<Duration> duration(Node node) {
    return scalar(node, Texts.DURATION)
        .flatMap(it -> duration(it).filter(some -> !some.isZero() || zero(it)));
  }

  /// A duration that may be zero.
  Optional<Duration> delay(Node node) {
    return scalar(node, Texts.DURATION).flatMap(this::duration);
  }

  Optional<Long> whole(Node node, long least, long most) {
    String expected = Texts.whole(least, most);
    return scalar(node, expected).flatMap(it -> whole(it, least, most, expected));
  }

  Optional<Long> whole(Setting setting, long least, long most, String expected) {
    Optional<Long> number =
        Optional.of(setting)
            .filter(Setting::whole)
            .map(it -> Long.parseLong(it.text()))
            .filter(it -> it >= least && it <= most);
    return number.or(() -> wrong(setting, expected, unquoted(setting)));
  }

  Optional<Double> number(Node node, double least, double most, String expected) {
    return scalar(node, expected).flatMap(it -> number(it, least, most, expected));
  }

  Optional<Boolean> flag(Node node) {
    return scalar(node, "`true` or `false`").flatMap(this::flag);
  }

  <T> Optional<T> choice(Node node, Map<String, T> known) {
    String expected = Phrases.choice(known.keySet());
    return scalar(node, expected).flatMap(it -> choice(it, known, expected));
  }

  /// A string; what only looks like one when quoted must be quoted.
  Optional<String> text(Node node) {
    return shapes
        .scalar(node, "a text")
        .flatMap(it -> it.value().contains("${{") ? setting(it).map(Setting::text) : literal(it));
  }

  <T> Optional<T> wrong(Setting setting, String expected, String hint) {
    problems.error(
        setting.span(), "expected " + expected + ", found " + Shapes.quoted(setting.text()), hint);
    return Optional.empty();
  }

  private Optional<Setting> setting(Node.Scalar scalar) {
    return scalar.value().contains("${{")
        ? Template.parse(scalar.text(), problems).flatMap(it -> evaluated(it, scalar.span()))
        : Optional.of(new Setting(scalar.value(), scalar.kind(), scalar.span()));
  }

  private Optional<Setting> evaluated(Template template, Span span) {
    return known
        .evaluate(template, problems)
        .value()
        .flatMap(it -> texted(it, span))
        .map(it -> Setting.evaluated(it, span));
  }

  private Optional<String> texted(Value value, Span span) {
    return value
        .text()
        .or(
            () -> {
              problems.error(span, "expected a text, found " + value.kind());
              return Optional.empty();
            });
  }

  private Optional<Duration> duration(Setting setting) {
    return Durations.parse(setting.text())
        .or(() -> wrong(setting, Texts.DURATION, Loosely.duration(setting.text())));
  }

  private Optional<Double> number(Setting setting, double least, double most, String expected) {
    boolean fits =
        setting.text().matches("[-+]?[0-9]{1,15}(\\.[0-9]{1,15})?")
            && setting.kind() != Node.Kind.STRING;
    return Optional.of(setting)
        .filter(_ -> fits)
        .map(it -> Double.parseDouble(it.text()))
        .filter(it -> it >= least && it <= most)
        .or(() -> wrong(setting, expected, unquoted(setting)));
  }

  private Optional<Boolean> flag(Setting setting) {
    boolean yes = setting.text().equalsIgnoreCase("true");
    String hint = Texts.truth(setting.text()).map(it -> "write `" + it + "`").orElse("");
    return setting.kind() == Node.Kind.BOOLEAN
        ? Optional.of(yes)
        : wrong(setting, "`true` or `false`", hint);
  }

  private <T> Optional<T> choice(Setting setting, Map<String, T> known, String expected) {
    Optional<T> chosen = Optional.ofNullable(known.get(setting.text()));
    if (chosen.isEmpty()) {
      problems.unknown(
          setting.span(),
          "expected " + expected + ", found " + Shapes.quoted(setting.text()),
          setting.text(),
          known.keySet());
    }
    return chosen;
  }

  private Optional<String> literal(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.STRING
        ? Optional.of(scalar.value())
        : shapes.wrong(scalar, "a text", "quote it: `\"" + scalar.value() + "\"`");
  }

  private static String unquoted(Setting setting) {
    boolean number =
        setting.kind() == Node.Kind.STRING && setting.text().matches("[0-9]+(\\.[0-9]+)?");
    return number ? "write it without quotes" : "";
  }

  private boolean zero(Setting setting) {
    return wrong(setting, "a duration above zero", "").isPresent();
  }
}
