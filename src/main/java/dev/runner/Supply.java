package dev.runner;

import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.CommandRows;
import dev.runner.expr.Names;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.target.PastTargets;
import dev.runner.target.Row;
import dev.runner.target.Rows;
import dev.runner.target.SourceException;
import dev.runner.target.Surroundings;
import dev.runner.target.TargetReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Gives the scheduler the targets that the target room reads, as far as the caller wants them.
final class Supply implements TargetSupply {
  private final Plan plan;
  private final Setting setting;
  private final KeyFilter wanted;
  private Optional<TargetReader> reader = Optional.empty();

  /// @param globs of keys; empty: all
  Supply(Plan plan, Setting setting, List<String> globs) {
    this.plan = plan;
    this.setting = setting;
    this.wanted = new KeyFilter(globs);
  }

  @Override
  public TargetSequence targets(JobNode job, Names names)
      throws UnreadableTargets, InterruptedException {
    try {
      Rows rows = reader().read(job.id(), job.job().targets(), names, setting.warnings(), _ -> {});
      boolean single = job.job().targets().source() instanceof TargetSource.Single;
      return single || wanted.all() ? new All(job, rows) : some(job, rows);
    } catch (SourceException e) {
      throw new UnreadableTargets(
          String.valueOf(e.getMessage()), e.kind() == SourceException.Kind.UNREADABLE);
    }
  }

  /// There is one: it knows whether standard input was read.
  private synchronized TargetReader reader() {
    TargetReader one = reader.orElseGet(() -> new TargetReader(surroundings()));
    reader = Optional.of(one);
    return one;
  }

  private Surroundings surroundings() {
    return new Surroundings(
        plan.folder(),
        setting.home(),
        setting.stdin(),
        new CommandRows(plan.folder(), setting.scratch(), setting.environment())::open,
        new AskedPages(new RequestRendering(plan, setting.home()), setting.scratch()),
        setting.past().map(it -> it.of(plan)).orElse(PastTargets.NONE),
        setting.scratch());
  }

  private TargetSequence some(JobNode job, Rows rows) {
    int[] indices =
        IntStream.range(0, rows.size()).filter(it -> wanted.matches(rows.row(it).key())).toArray();
    return new Some(job, rows, indices);
  }

  private static Target target(JobNode job, int index, Row row) {
    return new Target(job, index, row.key(), row.fields());
  }

  private record All(JobNode job, Rows rows) implements TargetSequence {
    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Target target(int index) {
      return Supply.target(job, index, rows.row(index));
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private record Some(JobNode job, Rows rows, int[] indices) implements TargetSequence {
    @Override
    public int size() {
      return indices.length;
    }

    @Override
    public Target target(int index) {
      return Supply.target(job, index, rows.row(indices[index]));
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
