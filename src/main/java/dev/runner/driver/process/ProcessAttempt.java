package dev.runner.driver.process;

import dev.runner.driver.Aftermath;
import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.driver.Feedback;
import dev.runner.event.Outcome;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Value;
import dev.runner.plan.OwnVariables;
import dev.runner.plan.Service;
import dev.runner.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// An attempt that is a child process, from the rendering of its command to what became of it. It
/// waits on no thread: each part of it is called when the one before has ended.
final class ProcessAttempt implements Driver.Running {
  /// So long it waits for room when no child is there that could make some.
  private static final Duration HOPE = Duration.ofSeconds(30);

  private final ProcessDriver driver;
  private final Attempt attempt;
  private final OutputSink output;
  private final Driver.Completion completion;
  private final long begun = System.nanoTime();

  private Optional<Child> child = Optional.empty();

  /// What the command may write outputs to; there before the child is, and gone before its end is
  /// told.
  private volatile Optional<OutputFile> file = Optional.empty();

  private State state = State.STARTING;
  private boolean hasty;

  private enum State {
    STARTING,
    WAITING_FOR_ROOM,
    RUNNING,
    /// It is being ended; what it does itself doesn't count any more.
    STOPPING,
    ENDED
  }

  ProcessAttempt(
      ProcessDriver driver, Attempt attempt, OutputSink output, Driver.Completion completion) {
    this.driver = driver;
    this.attempt = attempt;
    this.output = output;
    this.completion = completion;
  }

  private Step step() {
    return attempt.task().step().step();
  }

  /// Starts the child; on a thread that may be kept for a while.
  void begin() {
    try {
      if (mayStart()) {
        CommandLine command = command();
        Child made =
            driver
                .spawner()
                .spawn(
                    command,
                    (channel, bytes) -> output.write(attempt.task(), channel, bytes),
                    this::exited);
        started(made);
      } else {
        end(stopped());
      }
    } catch (ShortageException e) {
      waitForRoom(e);
    } catch (EvaluationException e) {
      end(Ending.failed(Outcome.failed(new Reason.Expression(e.located()))));
    } catch (IOException e) {
      end(Ending.failed(Outcome.failed(new Reason.Spawn(String.valueOf(e.getMessage())))));
    } catch (RuntimeException | Error e) {
      completion.broken(e);
    }
  }

  /// What a service prints has no end: of that, the last is enough, unless somebody wants it all.
  private CommandLine command() throws EvaluationException, IOException {
    CommandLine command = driver.rendering().of(attempt);
    if (OutputFile.wanted(step())) {
      OutputFile made = OutputFile.in(driver.scratch(), driver.mask());
      forget();
      file = Optional.of(made);
      command = command.and(OwnVariables.RUN_OUTPUT + "=" + made.path());
    }
    return step().service().isPresent() && !driver.keepsAll() ? command.forgetful() : command;
  }

  private synchronized boolean mayStart() {
    boolean may = state == State.STARTING || state == State.WAITING_FOR_ROOM;
    state = may ? State.STARTING : state;
    return may;
  }

  /// The child may have ended already: then nothing is to be done here.
  private void started(Child made) {
    boolean stop;
    completion.spawned(made.pid());
    synchronized (this) {
      child = Optional.of(made);
      stop = state == State.STOPPING;
      state = stop ? state : State.RUNNING;
    }
    if (stop) {
      tearDown(made);
    }
    if (made.exit().isPresent()) {
      exited();
    }
  }

  /// Told when the child has ended; before [#started] has been told of it, that calls this again.
  private void exited() {
    boolean mine;
    synchronized (this) {
      mine = state == State.RUNNING;
      state = mine ? State.ENDED : state;
    }
    if (mine && Aftermath.trivial(step())) {
      takeUp();
    } else if (mine) {
      driver.work(this::takeUp);
    }
  }

  private void waitForRoom(ShortageException shortage) {
    boolean wait;
    synchronized (this) {
      boolean hopeless = Leaders.none() && System.nanoTime() - begun > HOPE.toNanos();
      wait = state == State.STARTING && !hopeless;
      state = wait ? State.WAITING_FOR_ROOM : state;
    }
    if (wait) {
      driver.spawner().whenRoom(() -> driver.work(this::begin));
    } else {
      end(Ending.failed(Outcome.failed(new Reason.Spawn(String.valueOf(shortage.getMessage())))));
    }
  }

  @Override
  public void stop(boolean atOnce) {
    Optional<Child> told;
    boolean never;
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      hasty |= atOnce;
      never = state == State.WAITING_FOR_ROOM;
      state = never ? State.ENDED : State.STOPPING;
      told = child;
    }
    if (never) {
      forget();
      completion.ended(stopped());
    } else {
      told.ifPresent(this::tearDown);
    }
  }

  private void tearDown(Child running) {
    Duration grace;
    synchronized (this) {
      grace = hasty ? Duration.ZERO : step().service().map(Service::grace).orElse(step().grace());
    }
    Signal request = step().service().map(it -> Signal.of(it.stop())).orElse(Signal.TERM);
    driver.teardowns().end(running, request, grace, this::gone);
  }

  private static Ending stopped() {
    return Ending.failed(Outcome.cancelled(new Reason.Interrupted())).stopped(true);
  }

  /// It did not start.
  private void end(Ending ending) {
    boolean stopped;
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      stopped = state == State.STOPPING;
      state = State.ENDED;
    }
    forget();
    completion.ended(stopped ? stopped() : ending);
  }

  /// It was ended, and nothing of it is left.
  private void gone() {
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      state = State.ENDED;
    }
    forget();
    Child ended = child.orElseThrow();
    Value exitCode =
        step()
            .service()
            .flatMap(_ -> ended.exit())
            .map(it -> Value.of(it.number()))
            .orElse(Value.NULL);
    completion.ended(ending(stopped(), ended, Map.of(), exitCode));
  }

  /// It has ended by itself.
  private void takeUp() {
    try {
      Child ended = child.orElseThrow();
      Exit exit = ended.exit().orElseThrow();
      Aftermath after = aftermath(exit, ended);
      forget();
      Ending how = Ending.failed(after.outcome()).with(feedback(after, exit, ended));
      completion.ended(ending(how, ended, after.outputs(), Value.of(exit.number())));
    } catch (RuntimeException | Error e) {
      completion.broken(e);
    }
  }

  private void forget() {
    file.ifPresent(OutputFile::close);
  }

  private static Ending ending(
      Ending how, Child child, Map<String, Value> outputs, Value exitCode) {
    return new Ending(
        how.outcome(),
        how.stopped(),
        exitCode,
        Optional.empty(),
        outputs,
        child.stdout(),
        child.stderr(),
        child.usage(),
        how.feedback(),
        child::close);
  }

  private Aftermath aftermath(Exit exit, Child child) {
    Step step = step();
    if (child.lost().isPresent()) {
      String why = child.lost().get().getMessage();
      return failed(new Reason.Spawn("its output could not be kept: " + why));
    }
    if (!step.successExitCodes().contains(exit.number())) {
      return failed(exit.reason());
    }
    OutputNames names =
        new OutputNames(
            attempt.names(), step.span(), child.stdout(), child.stderr(), file, exit.number());
    return Aftermath.of(step, names);
  }

  private static Aftermath failed(Reason reason) {
    return new Aftermath(Outcome.failed(reason), Map.of(), false);
  }

  private Feedback feedback(Aftermath after, Exit exit, Child child) {
    if (after.outcome() instanceof Outcome.Succeeded || after.unmet()) {
      return new Feedback(after.unmet(), false, Optional.empty(), false);
    }
    boolean throttled = step().throttled().exitCodes().contains(exit.number());
    return new Feedback(
        false,
        throttled,
        throttled
            ? Optional.of(new Feedback.Pause(Optional.empty(), exit.reason().text()))
            : Optional.empty(),
        Aftermath.matches(step(), child.stdout(), child.stderr()));
  }
}
