package dev.runner.cli;

import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.expr.Value;
import dev.runner.report.Digest;
import dev.runner.report.Elapsed;
import dev.runner.report.Failure;
import dev.runner.report.Layout;
import dev.runner.report.Results;
import dev.runner.schedule.RunAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Tells a plan's steps for the end of a run what became of it.
///
/// @param left what the run leaves; empty for one that leaves nothing
/// @param streak how the runs before it went
/// @param signals that may have ended it
record Accounting(
    Results results, Optional<Mail.Left> left, Supplier<Streak> streak, SignalHandlers signals)
    implements RunAccount {
  private static final int MOST = 100;
  private static final Layout PLAIN = new Layout(OptionalInt.empty(), false, false);

  @Override
  public Map<String, Value> fields(Optional<Reason> stopped) {
    int code = code(stopped);
    boolean good = code == ExitCode.OK;
    Streak before = streak.get();
    Mail mail = new Mail(results, code, before, left);
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("outcome", Value.of(results.verdict().word()));
    fields.put("exit_code", Value.of(code));
    fields.put("reason", Value.of(stopped.map(Reason::text).orElse("")));
    fields.put("started", Value.of(results.started().toString()));
    fields.put("finished", Value.of(results.finished().toString()));
    fields.put("duration", Value.of(Elapsed.of(results.duration())));
    fields.put("duration_ms", Value.of(results.duration().toMillis()));
    put(results.totals(), fields);
    fields.put("failing", Value.of(before.failing(good)));
    fields.put("recovered", Value.of(before.recovered(good)));
    fields.put(
        "failures", new Value.Arr(Failure.of(results, MOST).stream().map(Failure::value).toList()));
    fields.put("summary", Value.of(mail.summary()));
    fields.put("digest", Value.of(digest(mail)));
    fields.put("resume", Value.of(good ? "" : left.map(it -> it.command("resume")).orElse("")));
    return fields;
  }

  private int code(Optional<Reason> stopped) {
    return stopped.filter(Reason.Interrupted.class::isInstance).isPresent()
        ? ExitCode.signal(signals.came().orElse(2))
        : ExitCode.of(results.verdict(), stopped);
  }

  private static void put(Totals totals, Map<String, Value> fields) {
    fields.put("targets", Value.of(totals.targets()));
    fields.put("succeeded", Value.of(totals.succeeded()));
    fields.put("failed", Value.of(totals.failed()));
    fields.put("skipped", Value.of(totals.skipped()));
    fields.put("cancelled", Value.of(totals.cancelled()));
  }

  private String digest(Mail mail) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Digest.writeShort(results, mail.head(), PLAIN, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
