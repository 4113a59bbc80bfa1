package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.graph.Task;
import dev.runner.text.Printable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the thread that prints does: shows the children, says what happens, tells how far the run
/// is.
final class Show {
  private final Screen screen;
  private final Manner manner;
  private final Stage stage;
  private final Prefixes prefixes;
  private final Style style;
  private final Progress progress;
  private final Sight sight;
  private final LongSupplier nanos;
  private Labels labels = Labels.UNKNOWN;
  private RoundLines rounds = new RoundLines(labels, Path.of(""), false);

  /// What is known of the run.
  ///
  /// @param counts how far it is
  /// @param ahead what is to be expected
  /// @param roster which tasks are running
  record Sight(Supplier<Counts> counts, Foresight ahead, Roster roster) {}

  Show(Screen screen, Manner manner, Stage stage, Sight sight, Clocks clocks) {
    this.screen = screen;
    this.manner = manner;
    this.stage = stage;
    this.sight = sight;
    this.nanos = clocks.nanos();
    prefixes = new Prefixes(screen);
    style = style();
    progress = progress(clocks);
  }

  /// How long it may be left alone when there is no message.
  long untilNext() {
    return progress.untilNext(nanos.getAsLong());
  }

  void heed(Message message) {
    switch (message) {
      case Message.Output it -> style.output(it.task(), it.channel(), it.bytes());
      case Message.Fact(Event event) -> told(event);
      case Message.Note(Task task, String line) ->
          stage.line(prefixes.of(labels.lead(task), Channel.STDERR) + Printable.line(line));
      case Message.Missing(Task task, LeftOut left) ->
          stage.line(prefixes.of(labels.lead(task), Channel.STDERR) + left.text());
      case Message.Ended end -> {
        style.ended(end.task());
        announcer().ended(end).ifPresent(stage::line);
        end.cause().forEach(line -> stage.line("    | " + line));
      }
      case Message.Mustered(Muster.Call(int up, long all)) ->
          stage.line("Running " + up + " of " + all);
      case Message.Stopping it -> stopping(it).ifPresent(stage::line);
      case Message.Closing _ -> {
        style.close();
        progress.tick(sight.counts().get(), nanos.getAsLong());
        progress.end();
      }
      case Message.Aborted _ -> progress.end();
    }
  }

  /// There is a pause: everything is brought to the screen.
  void settle() {
    progress.tick(sight.counts().get(), nanos.getAsLong());
    stage.settle();
  }

  /// Keeps the progress line alive while there is no pause.
  void pulse() {
    if (untilNext() <= 0) {
      settle();
    }
  }

  private void told(Event event) {
    style.told(event);
    switch (event) {
      case Event.RunStarted it -> begin(it);
      case Event.AttemptStarted it -> announcer().started(it).ifPresent(stage::line);
      case Event.AttemptEnded it -> announcer().ended(it).ifPresent(stage::line);
      case Event.ServiceChanged it -> announcer().changed(it).ifPresent(stage::line);
      case Event.Warned it -> stage.line("warning: " + Printable.line(it.message()));
      case Event.TaskKept it -> announcer().kept(it).ifPresent(stage::line);
      case Event.FilesChanged it -> stage.line(rounds.changed(it));
      case Event.Resting it -> stage.line(rounds.resting(it));
      case Event.LimiterPaused it -> announcer().paused(it).ifPresent(stage::line);
      case Event.TargetsKnown _, Event.JobStarted _, Event.TargetStarted _ -> {}
      case Event.AttemptSpawned _ -> {}
      case Event.Stopping _,
          Event.TaskEnded _,
          Event.TargetEnded _,
          Event.JobEnded _,
          Event.JobAgain _,
          Event.TargetAgain _,
          Event.RunEnded _ -> {}
    }
  }

  private void begin(Event.RunStarted run) {
    labels = Labels.of(run.graph());
    rounds = new RoundLines(labels, run.graph().plan().folder(), screen.errTerminal());
    labels.services(run.graph()).forEach(prefixes::know);
    progress.begin(labels, nanos.getAsLong());
  }

  private Optional<String> stopping(Message.Stopping it) {
    return manner.quiet() || stage.lost()
        ? Optional.empty()
        : Optional.of(farewell(it.counts()).to(it.reason()));
  }

  private Farewell farewell(Counts now) {
    return new Farewell(now.running(), now.services().underWay(), screen.errTerminal());
  }

  private Announcer announcer() {
    return new Announcer(manner, labels, prefixes, mark());
  }

  private String mark() {
    return screen.coloured(Channel.STDERR) ? "\u001b[31m✗\u001b[0m" : "✗";
  }

  private Style style() {
    return switch (manner.stream()) {
      case PREFIXED -> new Prefixed(this::prefixed);
      case GROUP -> ordered(true);
      case LIVE -> ordered(false);
      case FAILURES, NONE -> new Unseen();
    };
  }

  private Style ordered(boolean whole) {
    return new Ordered(
        whole, new Shelf(manner.spool()), this::section, this::bare, stage, this::pulse);
  }

  private Child bare() {
    return manner.sections() == Sections.LINES ? Child.bare(stage) : Child.whole(stage);
  }

  private Child prefixed(Task task) {
    return Child.prefixed(stage, prefixes, labels.lead(task));
  }

  private Optional<Sections.Section> section(Task task) {
    boolean plain = manner.sections() == Sections.LINES && labels.single(task);
    return plain || manner.quiet()
        ? Optional.empty()
        : Optional.of(manner.sections().of(Place.of(task), labels.task(task)));
  }

  private Roster listed() {
    return manner.listsRunning() ? sight.roster() : new Roster();
  }

  private Progress progress(Clocks clocks) {
    return switch (manner.quiet() ? ProgressMode.NONE : manner.progress()) {
      case AUTO -> screen.errTerminal() ? bar() : plain(clocks);
      case BAR -> bar();
      case PLAIN -> plain(clocks);
      case JSON -> new JsonLines(stage::line, sight.ahead());
      case NONE -> new NoProgress();
    };
  }

  private Bar bar() {
    return new Bar(stage, screen.view(), sight.ahead(), listed());
  }

  private PlainLines plain(Clocks clocks) {
    return new PlainLines(stage::line, clocks.wall(), sight.ahead());
  }
}
