package dev.runner.expr;

import static dev.runner.expr.Shape.DATE_FORMAT;
import static dev.runner.expr.Shape.NUMBER;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Shape.STRING_OR_NUMBER;
import static dev.runner.expr.Signature.giving;

/// The functions of time. None of them reads a clock: an instant is a number, in seconds since
/// 1970.
enum TimeFunction implements Function {
  EPOCH(
      "epoch",
      giving(Result.NUMBER, STRING.named("date")),
      "The seconds from 1970 to a date as ISO 8601 or HTTP write it; in UTC where it says no offset.",
      "epoch('2026-01-31T12:00:00Z') -> 1769860800",
      "epoch('2026-02-01') - epoch('2026-01-31') -> 86400",
      "epoch('Sat, 31 Jan 2026 12:00:00 GMT') -> 1769860800"),
  DATE(
      "date",
      giving(Result.STRING, STRING_OR_NUMBER.named("x"), DATE_FORMAT.optional("format")),
      "A date, or seconds since 1970, as text in UTC; the format is that of the command `date`.",
      "date(1769860800) -> \"2026-01-31T12:00:00Z\"",
      "date('2026-01-31T01:30:00+02:00', '%Y-%m-%d %H:%M') -> \"2026-01-30 23:30\"",
      "date(epoch('2026-01-31') + duration('7d'), '%F') -> \"2026-02-07\""),
  DURATION(
      "duration",
      giving(Result.NUMBER, STRING.named("text")),
      "The seconds of a duration as plans write it.",
      "duration('1h30m') -> 5400",
      "duration('250ms') -> 0.25"),
  FORMAT_DURATION(
      "formatDuration",
      giving(Result.STRING, NUMBER.named("seconds")),
      "A duration as plans write it, to the millisecond.",
      "formatDuration(5400) -> \"1h30m\"",
      "formatDuration(0.25) -> \"250ms\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  TimeFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case EPOCH -> Dates.epoch(arguments);
      case DATE -> Dates.text(arguments);
      case DURATION -> Lengths.seconds(arguments);
      case FORMAT_DURATION -> Lengths.text(arguments);
    };
  }
}
