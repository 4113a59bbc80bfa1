package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.event.TaskResult;
import dev.runner.graph.Task;
import dev.runner.pace.Usual;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Shows a run on the standard streams while it happens. One thread owns all that is printed until
/// this is closed; others only give it messages.
///
/// Facts are taken without ever waiting; children's output waits for a slow screen, within bounded
/// memory. When the reader of a stream is gone, whoever made this is told, and the output is
/// dropped from then on.
public final class Console implements EventSink, OutputSink, NoteSink, AutoCloseable {
  /// How long a stuck screen is waited for while the run is being stopped.
  private static final Duration STOPPING = Duration.ofSeconds(1);

  private static final Duration ABORTED = Duration.ofMillis(200);
  private static final Duration LOOK = Duration.ofMillis(50);

  /// Messages.
  private static final int BACKLOG = 100_000;

  private final Manner manner;
  private final Wanted wanted;
  private final Tally tally = new Tally();
  private final Cause cause = new Cause();
  private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
  private final Patience patience;
  private final Credit credit;
  private final Sieve sieve;
  private final Stage stage;
  private final Show show;
  private final Thread thread;
  private boolean behind;
  private volatile Optional<Throwable> fault = Optional.empty();

  /// Begins to show a run.
  ///
  /// @param closed called once, on the thread that prints, when the reader of a stream is gone; it
  ///   must not wait
  /// @param usual told what earlier runs took, where that helps to tell when this one ends; asked
  ///   at most once, on a thread of its own, when the run has lasted for some time
  public Console(Screen screen, Manner manner, Runnable closed, Supplier<Usual> usual) {
    this(screen, manner, closed, usual, Clocks.SYSTEM);
  }

  Console(Screen screen, Manner manner, Runnable closed, Supplier<Usual> usual, Clocks clocks) {
    this.manner = manner;
    wanted = new Wanted(manner);
    patience = new Patience(clocks.nanos());
    credit = new Credit(patience);
    sieve = new Sieve(screen, credit, inbox::add);
    stage = new Stage(screen, manner.stdoutReserved(), patience, closed);
    Foresight ahead = new Foresight(tally.tracks(), new Lookup(usual));
    show =
        new Show(
            screen, manner, stage, new Show.Sight(tally::counts, ahead, tally.roster()), clocks);
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("console")
            .uncaughtExceptionHandler(this::failed)
            .start(this::print);
  }

  /// Takes a fact; called on the thread that owns the run, which it never keeps waiting.
  @Override
  public void accept(Event event) {
    tally.add(event);
    if (event instanceof Event.AttemptEnded ended) {
      sieve.end(ended.task());
    }
    if (event instanceof Event.Stopping(var _, Reason reason) && urgent(reason)) {
      patience.limit(STOPPING);
    }
    if (wanted.includes(event) && !spared(event)) {
      inbox.add(message(event));
    }
    if (!manner.quiet()) {
      tally.mustered().map(Message.Mustered::new).ifPresent(inbox::add);
    }
  }

  /// What a task printed can only be read now.
  private Message message(Event event) {
    return event instanceof Event.TaskEnded(var _, TaskResult it, var _)
            && Announcer.marks(manner, it.outcome())
        ? new Message.Ended(it.task(), it.outcome(), it.attempts(), it.duration(), cause.of(it))
        : Message.of(event, tally.counts());
  }

  /// Takes output; called on the threads that read the children. It waits while too much is waiting
  /// to be printed; it does not when the run is being stopped and nothing moves, then the output is
  /// dropped. A service never waits for a terminal.
  @Override
  public void write(Task task, Channel channel, byte[] bytes) {
    if (!manner.showsOutput() || bytes.length == 0) {
      return;
    }
    if (sieve.takes(task, manner.stdoutReserved() ? Channel.STDERR : channel)) {
      sieve.write(task, channel, bytes);
      return;
    }
    int cost = Credit.cost(bytes.length);
    if (credit.take(cost)) {
      inbox.add(new Message.Output(task, channel, bytes, cost));
    }
  }

  /// Takes a line about an attempt; while the screen is far behind, it is left out.
  @Override
  public void note(Task task, String line) {
    if (inbox.size() <= BACKLOG) {
      inbox.add(new Message.Note(task, line));
    }
  }

  /// Gives up what has not been printed yet, and what children still print; for a second Ctrl-C, or
  /// the first one when the run is over and its output stuck. May be called on any thread, before
  /// or during [#close].
  public void abort() {
    stage.mute();
    patience.endIn(ABORTED);
    inbox.clear();
    inbox.add(new Message.Aborted());
  }

  /// Prints what is left and takes the progress line away. It waits for a slow reader, but not for
  /// one that is stuck while the run is being stopped.
  ///
  /// @throws IllegalStateException if printing failed by a mistake of ours
  @Override
  public void close() {
    inbox.add(new Message.Closing());
    if (!ended()) {
      stage.abandon();
    }
    patience.endIn(Duration.ZERO);
    fault.ifPresent(
        cause -> {
          throw new IllegalStateException("printing failed", cause);
        });
  }

  /// Whether something that was to be shown was lost on its way, as on a full disk; known when it
  /// is closed.
  public boolean incomplete() {
    return stage.incomplete();
  }

  /// While the screen is far behind, announcements are left out, so that they do not fill the
  /// memory.
  private boolean spared(Event event) {
    boolean late = inbox.size() > BACKLOG;
    if (late && !behind) {
      inbox.add(
          new Message.Fact(
              new Event.Warned(
                  event.at(), "the screen is far behind: some announcements are left out")));
    }
    behind = late;
    return late && wanted.canBeSpared(event);
  }

  private boolean ended() {
    try {
      while (!thread.join(LOOK) && !patience.over()) {}
      return !thread.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void print() {
    try {
      while (heeded(next())) {}
      show.settle();
    } catch (InterruptedException _) {
      stage.abandon();
    }
  }

  /// The next message; where there is none yet, everything is brought to the screen meanwhile.
  private Message next() throws InterruptedException {
    show.pulse();
    Message message = inbox.poll();
    while (message == null) {
      show.settle();
      message = inbox.poll(show.untilNext(), TimeUnit.NANOSECONDS);
    }
    return message;
  }

  /// Whether another one may follow.
  private boolean heeded(Message message) {
    show.heed(message);
    return switch (message) {
      case Message.Output output -> {
        credit.give(output.cost());
        yield true;
      }
      case Message.Fact _, Message.Note _, Message.Ended _ -> true;
      case Message.Stopping _, Message.Mustered _, Message.Missing _ -> true;
      case Message.Closing _, Message.Aborted _ -> false;
    };
  }

  private void failed(Thread printing, Throwable cause) {
    fault = Optional.of(cause);
    patience.endIn(Duration.ZERO);
    stage.abandon();
  }

  private static boolean urgent(Reason reason) {
    return reason instanceof Reason.Interrupted || reason instanceof Reason.Deadline;
  }
}
