package dev.runner.progress;

import dev.runner.pace.Outlook;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/// The progress library's bar, driven by the thread that prints.
///
/// The library would draw from a thread of its own and through a terminal that disables shutdown
/// hooks. Here its interval is so long that only the frames that are asked for matter, and its
/// consumer only keeps the last of them.
final class Gauge implements AutoCloseable {
  private final Drawing drawing = new Drawing();
  private final Easel easel = new Easel();
  private final ProgressBar bar;
  private volatile Moment moment = new Moment(Counts.NONE, Duration.ZERO, Outlook.NONE, 0);

  Gauge(String plan) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(plan)
            .setInitialMax(-1)
            .setUpdateIntervalMillis(Integer.MAX_VALUE)
            .continuousUpdate()
            .setRenderer(drawing)
            .setConsumer(easel)
            .build();
  }

  /// What a frame shows beside the state of the library's bar.
  record Moment(Counts counts, Duration elapsed, Outlook outlook, int columns) {}

  /// The progress line for now.
  String frame(Moment now) {
    moment = now;
    bar.maxHint(now.counts().complete() ? now.counts().total() : -1);
    bar.stepTo(now.counts().done());
    bar.refresh();
    return easel.frame;
  }

  @Override
  public void close() {
    bar.close();
  }

  /// Draws the library's state, and what it does not know, as wide as the terminal allows.
  private final class Drawing extends DefaultProgressBarRenderer {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    Drawing() {
      super(
          ProgressBarStyle.UNICODE_BLOCK,
          "",
          1,
          false,
          null,
          ChronoUnit.SECONDS,
          true,
          Gauge.this::eta);
    }

    @Override
    public String render(ProgressState state, int columns) {
      Moment now = moment;
      return new Frame(state.getTaskName(), now.counts(), now.elapsed(), now.outlook())
          .drawn(columns, width -> blocks(state, width));
    }

    private String blocks(ProgressState state, int width) {
      int full = progressIntegralPart(state, width);
      String part = full == width ? "" : "" + EIGHTHS.charAt(progressFractionalPart(state, width));
      return "█".repeat(full) + part + " ".repeat(Math.max(0, width - full - 1));
    }
  }

  private Optional<Duration> eta(ProgressState state) {
    return moment.outlook().left();
  }

  /// Keeps the last frame that was asked for; the library's own thread draws one at the start and
  /// one at the end.
  private final class Easel implements ProgressBarConsumer {
    private final Thread owner = Thread.currentThread();
    private String frame = "";

    @Override
    public int getMaxRenderedLength() {
      return moment.columns();
    }

    @Override
    public void accept(String rendered) {
      if (Thread.currentThread().equals(owner)) {
        frame = rendered;
      }
    }

    @Override
    public void close() {}
  }
}
