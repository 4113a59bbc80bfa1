package dev.runner.schedule;

import dev.runner.driver.Attempt;
import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import dev.runner.event.EventKeeper;
import dev.runner.event.EventSink;
import dev.runner.event.OutputSink;
import dev.runner.event.Reason;
import dev.runner.event.Totals;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.plan.TargetSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs a graph: the only class here with threads. One thread owns the run and all that changes in
/// it; workers make the attempts and send what came of them.
public final class Scheduler {
  private final Ports ports;
  private final RunNames names;
  private final String run;
  private final Recollection recollection;
  private final Ledger ledger;
  private final Inbox inbox = new Inbox();
  private final IdentityHashMap<TaskRun, Driver.Running> attempts = new IdentityHashMap<>();
  private final boolean keeps;
  private final Interruption reading = new Interruption();
  private final Map<JobNode, Worker> readers = new HashMap<>();

  /// What a run is connected to.
  ///
  /// @param events told on the thread that calls [#run]
  /// @param keeper of what they are told
  /// @param environment of runner itself
  /// @param secrets the texts of the plan's secrets
  /// @param memory of an earlier session of the run
  /// @param account of the run, for what its plan does at the end
  public record Ports(
      Driver driver,
      TargetSupply targets,
      EventSink events,
      EventKeeper keeper,
      OutputSink output,
      Map<String, String> environment,
      Map<String, String> secrets,
      PortSupply freePorts,
      Memory memory,
      TaskContents contents,
      RunAccount account) {}

  /// How a run ended.
  ///
  /// @param stopped why before its end, if it was
  /// @param left whether it went on until somebody ended it, as there was no other end to it
  public record End(Totals totals, Optional<Reason> stopped, boolean left) {}

  /// @param run the run's id
  public Scheduler(Graph graph, String run, Ports ports) {
    this.ports = ports;
    this.run = run;
    this.keeps = !ports.keeper().equals(EventKeeper.NONE);
    this.names =
        new RunNames(graph.plan(), run, ports.environment(), ports.secrets(), ports.freePorts());
    this.recollection = new Recollection(ports.memory(), ports.contents());
    this.ledger =
        new Ledger(
            graph,
            new Conditions(names),
            new Retries(new SplittableRandom()),
            recollection,
            ports.events(),
            now());
  }

  /// Asks the run to stop: gently, and at once when asked again. Any thread may ask.
  public void stop() {
    inbox.add(new Message.StopAsked(new Reason.Interrupted()));
    reading.ask();
  }

  /// Files have changed that jobs watch. Any thread may say so.
  public void changed(List<Change> changes) {
    inbox.add(new Message.FilesChanged(changes));
  }

  /// Something that the user should know. Any thread may say so.
  public void notice(String warning) {
    inbox.add(new Message.Noticed(warning));
  }

  /// Runs until everything has ended, on the calling thread.
  ///
  /// @throws UnreadableTargets when the targets of a job without needs can't be read; then nothing
  ///   was started
  /// @throws InterruptedException when it was asked to stop before all of these were read; then
  ///   nothing was started
  public End run() throws UnreadableTargets, InterruptedException {
    try {
      for (JobNode job : ledger.first()) {
        ledger.targetsKnown(job, read(job), now());
      }
      if (reading.asked()) {
        throw new InterruptedException();
      }
      try (ExecutorService readers = Executors.newCachedThreadPool()) {
        ledger.begin(run, now());
        loop(readers);
      }
      return new End(ledger.close(now()), ledger.stopped(), ledger.left());
    } finally {
      ledger.release();
    }
  }

  /// Reads on this thread; being asked to stop interrupts it.
  private TargetSequence read(JobNode job) throws UnreadableTargets, InterruptedException {
    reading.enter();
    try {
      return ports.targets().targets(job, names.plan());
    } finally {
      reading.leave();
    }
  }

  private void loop(ExecutorService threads) throws InterruptedException {
    try {
      while (!ledger.settled()) {
        List<Action> actions = ledger.advance(now());
        ports.keeper().flush();
        for (Action action : actions) {
          perform(action, threads);
        }
        if (!ledger.settled()) {
          inbox.await(ledger.untilNext()).forEach(this::heed);
        }
      }
    } finally {
      // Without effect but after a bug: nothing runs when all is settled.
      readers.values().forEach(Worker::stop);
      abandon();
    }
  }

  private void perform(Action action, ExecutorService threads) throws InterruptedException {
    switch (action) {
      case Action.ReadTargets(JobNode job) -> {
        if (job.closes() && !names.closes()) {
          names.close(account(), ledger.jobs());
        }
        Names known =
            job.job().targets().source() instanceof TargetSource.From from && from.late()
                ? names.of(ledger.job(job))
                : names.plan();
        Worker worker = new Worker(() -> inbox.add(read(job, known)));
        readers.put(job, worker);
        threads.execute(worker);
      }
      case Action.StopReading(JobNode job) ->
          Optional.ofNullable(readers.get(job)).ifPresent(Worker::stop);
      case Action.Start(TaskRun task) -> {
        Names known = names.of(task);
        recollection.content(task, known);
        Attempt attempt = new Attempt(task.task, task.attempts, run, known);
        long begun = keeps ? inbox.expect() : 0;
        attempts.put(
            task,
            ports
                .driver()
                .start(
                    attempt,
                    ports.output(),
                    new Reply(inbox, task, begun, task.lane.orElseThrow().listens(), keeps)));
      }
      case Action.Stop(TaskRun task, boolean atOnce) -> {
        Driver.Running attempt = attempts.get(task);
        if (attempt != null) {
          attempt.stop(atOnce);
        }
      }
    }
  }

  /// All that has happened is told before.
  private Map<String, Value> account() throws InterruptedException {
    ports.keeper().settle();
    return ports.account().fields(ledger.stopped());
  }

  /// Stops what still runs and waits for its end; an interrupt has to wait as well.
  private void abandon() {
    attempts.values().forEach(it -> it.stop(true));
    boolean interrupted = false;
    while (!attempts.isEmpty()) {
      try {
        switch (inbox.take()) {
          case Message.AttemptEnded(TaskRun task, Ending ending) -> {
            attempts.remove(task);
            ending.close();
          }
          case Message.AttemptBroken(TaskRun task, Throwable _) -> attempts.remove(task);
          case Message _ -> {}
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Message read(JobNode job, Names known) {
    try {
      return new Message.TargetsRead(job, ports.targets().targets(job, known));
    } catch (UnreadableTargets e) {
      return new Message.TargetsUnread(job, new Reason.Source(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      return new Message.TargetsUnread(job, new Reason.Interrupted());
    } catch (RuntimeException | Error e) {
      return new Message.Broken(e);
    }
  }

  private void heed(Message message) {
    switch (message) {
      case Message.AttemptEnded(TaskRun task, Ending ending) -> {
        attempts.remove(task);
        ledger.attemptEnded(task, ending, now());
        ports.keeper().afterwards(ending::close);
      }
      case Message.AttemptSent(TaskRun task, long nanos) -> ledger.attemptSent(task, nanos, now());
      case Message.Spawned(TaskRun task, long pid) -> ledger.spawned(task, pid, now());
      case Message.Noticed(String warning) -> ledger.warn(warning, now());
      case Message.ServiceReady(TaskRun task) -> ledger.serviceReady(task, now());
      case Message.TargetsRead(JobNode job, TargetSequence targets) -> {
        readers.remove(job);
        ledger.targetsKnown(job, targets, now());
      }
      case Message.TargetsUnread(JobNode job, Reason reason) -> {
        readers.remove(job);
        ledger.targetsUnknown(job, reason, now());
      }
      case Message.StopAsked(Reason reason) -> ledger.stop(reason, now());
      case Message.FilesChanged(List<Change> changes) ->
          changes.forEach(it -> ledger.filesChanged(it, now()));
      case Message.AttemptBroken(TaskRun task, Throwable cause) -> {
        attempts.remove(task);
        throw new IllegalStateException(cause);
      }
      case Message.Broken(Throwable cause) -> throw new IllegalStateException(cause);
    }
  }

  /// The wall clock's time as exactly as it is kept, so that what is told twice is the same.
  private static Moment now() {
    return new Moment(System.nanoTime(), Instant.now().truncatedTo(ChronoUnit.MICROS));
  }
}
