package dev.runner.report;

import dev.runner.event.Response;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.spool.Spool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The targets that have ended, as bytes in a spool. A row begins with what it is sorted by.
final class Rows implements AutoCloseable {
  private final Spool spool;
  private final Packer packer = new Packer();

  Rows(Path folder) {
    this.spool = new Spool(folder);
  }

  /// Keeps a row and gives its place.
  int add(TargetRecord target, byte[] sortKey) {
    packer.bytes(sortKey).text(target.key());
    Reasons.pack(target.outcome(), packer);
    packer.number(target.duration().toNanos()).number(target.attempts());
    packer.values(target.columns()).number(target.tasks().size());
    for (TaskRecord task : target.tasks()) {
      pack(task, packer);
    }
    spool.add(packer.take());
    return spool.size() - 1;
  }

  SortKey sortKey(int place) {
    return new SortKey(new Unpacker(spool.get(place)).bytes());
  }

  TargetRecord get(JobNode job, int place) {
    Unpacker row = new Unpacker(spool.get(place));
    row.bytes();
    return new TargetRecord(
        job,
        row.text(),
        Reasons.outcome(row),
        Duration.ofNanos(row.number()),
        row.small(),
        row.values(),
        tasks(job, row));
  }

  private static void pack(TaskRecord task, Packer into) {
    into.number(task.step().index());
    Reasons.pack(task.outcome(), into);
    into.number(task.attempts());
    Tries.pack(task.tries(), into);
    into.number(task.before().toNanos()).number(task.duration().toNanos());
    into.value(task.exitCode())
        .number(task.response().map(Response::status).orElse(0))
        .fields(task.outputs())
        .number(task.printed().orElse(-1) + 1L)
        .number(task.kept() ? 1 : 0);
  }

  private static List<TaskRecord> tasks(JobNode job, Unpacker row) {
    int size = row.small();
    List<TaskRecord> tasks = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      tasks.add(
          new TaskRecord(
              job.steps().get(row.small()),
              Reasons.outcome(row),
              row.small(),
              Tries.unpack(row),
              Duration.ofNanos(row.number()),
              Duration.ofNanos(row.number()),
              row.value(),
              response(row.small()),
              row.fields(),
              printed(row.small()),
              row.small() == 1));
    }
    return tasks;
  }

  /// Of an answer, the status is kept.
  private static Optional<Response> response(int status) {
    return status == 0
        ? Optional.empty()
        : Optional.of(new Response(status, () -> new Value.Obj(Map.of())));
  }

  private static OptionalInt printed(int place) {
    return place == 0 ? OptionalInt.empty() : OptionalInt.of(place - 1);
  }

  @Override
  public void close() {
    spool.close();
  }
}
