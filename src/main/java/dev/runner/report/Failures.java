package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Usage;
import dev.runner.report.Paint.Colour;
import dev.runner.text.Printable;
import dev.runner.text.Width;
import java.io.IOException;
import java.util.List;

/// Tells what went wrong: a block for each task that failed or was cancelled while it ran, with its
/// last words.
final class Failures {
  private static final int USUAL = 20;
  private static final String INDENT = "    ";
  private static final String GUTTER = "    | ";

  private final Results results;
  private final Page page;
  private final int most;
  private int told;
  private long more;
  private boolean cancelled;

  Failures(Results results, Page page) {
    this(results, page, USUAL);
  }

  /// @param most so many targets are told of, unless all are to be
  Failures(Results results, Page page, int most) {
    this.results = results;
    this.page = page;
    this.most = most;
  }

  void tell(TargetRecord target) throws IOException {
    if (!target.wrong()) {
      return;
    }
    if (told >= most && !page.verbose()) {
      more++;
      cancelled |= !(target.outcome() instanceof Outcome.Failed);
    } else {
      blocks(target);
    }
  }

  /// Says how many were not told.
  void end() throws IOException {
    if (more > 0) {
      page.block();
      String kind = cancelled ? "more unsuccessful target" : "more failed target";
      page.line("... and " + Count.of(more, kind), Colour.NONE);
    }
  }

  private void blocks(TargetRecord target) throws IOException {
    List<TaskRecord> wrong = target.tasks().stream().filter(TaskRecord::wrong).toList();
    String id = target.job().id() + "/" + target.key();
    if (wrong.isEmpty()) {
      begin(id, reason(target.outcome()), "", Colour.of(target.outcome()));
    }
    for (TaskRecord task : wrong) {
      Colour colour = Colour.of(task.outcome());
      begin(id + "/" + task.step().id(), reason(task.outcome()), times(task), colour);
      lines(task);
    }
  }

  private static String reason(Outcome outcome) {
    return outcome.why().map(Reason::text).orElse("");
  }

  private String times(TaskRecord task) {
    if (task.attempts() == 0) {
      return "";
    }
    int most = Math.max(task.attempts(), 1 + task.step().step().retry().max());
    String attempt = most > 1 ? "attempt " + task.attempts() + " of " + most + ", " : "";
    return " (" + attempt + Elapsed.of(task.duration()) + used(task) + ")";
  }

  /// What its last attempt took of the machine, for those who want to know all: who ran out of
  /// memory is told by a mere signal otherwise.
  private String used(TaskRecord task) {
    return page.verbose() && !task.tries().isEmpty()
        ? task.tries().getLast().usage().map(Failures::used).orElse("")
        : "";
  }

  private static String used(Usage usage) {
    String time = ", CPU " + Elapsed.of(usage.user().plus(usage.system()));
    return usage.peakMemory().isPresent()
        ? time + ", peak memory " + Size.of(usage.peakMemory().getAsLong())
        : time;
  }

  /// On one line if it fits; else the reason stands on lines of its own.
  private void begin(String id, String reason, String times, Colour colour) throws IOException {
    told++;
    page.block();
    String who = Printable.line(id) + ":";
    String what = Printable.line(reason) + times;
    if (!page.limited() || Width.of(who) + 1 + Width.of(what) <= page.width()) {
      page.line(page.in(colour, who) + " " + what);
      return;
    }
    page.line(page.in(colour, Width.cutMiddle(who, page.width())));
    rows(what, INDENT);
  }

  /// Of what a command printed the last lines, of an answer the first.
  private void lines(TaskRecord task) throws IOException {
    for (String line : LastLines.of(task, results.printed(task), page.verbose())) {
      rows(line, GUTTER);
    }
  }

  /// A text on as many lines as it needs, each behind a margin where there is room for one.
  private void rows(String text, String margin) throws IOException {
    String before = page.width() < 2 * margin.length() ? "" : margin;
    int room = page.width() - before.length();
    for (String row : page.limited() ? Width.rows(text, room) : List.of(text)) {
      page.line((page.in(Colour.DIM, before) + row).stripTrailing());
    }
  }
}
