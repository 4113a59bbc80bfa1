package dev.runner.report;

import dev.runner.event.Totals;
import dev.runner.event.Waited;
import dev.runner.pace.Shares;
import dev.runner.report.Page.Part;
import dev.runner.report.Paint.Colour;
import dev.runner.text.Printable;
import dev.runner.text.Width;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sum of a run: how many targets ended in which way, and how long it took.
final class Summary {
  private static final int LONGEST_KEY = 40;

  private final Results results;
  private final Page page;
  private Duration sum = Duration.ZERO;
  private long started;
  private Optional<TargetRecord> slowest = Optional.empty();

  Summary(Results results, Page page) {
    this.results = results;
    this.page = page;
  }

  void count(TargetRecord target) {
    if (target.started() && !target.job().closes()) {
      started++;
      sum = sum.plus(target.duration());
      slowest = slower(target) ? Optional.of(target) : slowest;
    }
  }

  void tell() throws IOException {
    page.block();
    page.flow(totals(results.totals()), " | ");
    page.flow(times(), ", ");
    if (!results.bounds().limiters().isEmpty()) {
      page.flow(limiters(), ", ");
    }
  }

  private boolean slower(TargetRecord target) {
    return slowest.isEmpty() || target.duration().compareTo(slowest.get().duration()) > 0;
  }

  private static List<Part> totals(Totals totals) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("Total " + totals.targets(), Colour.NONE));
    parts.add(part("Succeeded", totals.succeeded(), Colour.GREEN));
    parts.add(part("Failed", totals.failed(), Colour.RED));
    parts.add(part("Skipped", totals.skipped(), Colour.YELLOW));
    if (totals.cancelled() > 0) {
      parts.add(part("Cancelled", totals.cancelled(), Colour.YELLOW));
    }
    return parts;
  }

  private static Part part(String word, long number, Colour colour) {
    return new Part(word + " " + number, number > 0 ? colour : Colour.NONE);
  }

  private List<Part> times() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("Time " + Elapsed.of(results.duration()), Colour.NONE));
    if (started > 1) {
      String average = Elapsed.of(Shares.each(sum, started));
      parts.add(new Part(average + " a target on average", Colour.NONE));
      slowest.ifPresent(target -> parts.add(slowest(target)));
    }
    return parts;
  }

  /// How long each limiter made the run wait, and what bounded it.
  private List<Part> limiters() {
    List<Part> parts = new ArrayList<>();
    for (Waited limiter : results.bounds().limiters()) {
      String lead = parts.isEmpty() ? "Limits " : "";
      String paused =
          limiter.pauses() == 0
              ? ""
              : " ("
                  + Count.of(limiter.pauses(), "pause")
                  + " of "
                  + Elapsed.of(limiter.paused())
                  + ")";
      String waited = limiter.limiter() + " waited for " + Elapsed.of(limiter.waited());
      parts.add(new Part(lead + Printable.line(waited) + paused, Colour.NONE));
    }
    parts.add(new Part("bounded by " + results.bounds().most(), Colour.NONE));
    return parts;
  }

  private static Part slowest(TargetRecord target) {
    String key = Width.cutMiddle(Printable.line(target.key()), LONGEST_KEY);
    return new Part("slowest " + key + " " + Elapsed.of(target.duration()), Colour.NONE);
  }
}
