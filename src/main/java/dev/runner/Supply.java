package dev.runner;

import dev.runner.driver.MaskedValues;
import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.CommandRows;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.mask.Mask;
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
  private final Vault vault;
  private final KeyFilter wanted;
  private Optional<TargetReader> reader = Optional.empty();

  /// @param globs of keys; empty: all
  /// @param vault read when a request needs it
  Supply(Plan plan, Setting setting, Vault vault, List<String> globs) {
    this.plan = plan;
    this.setting = setting;
    this.vault = vault;
    this.wanted = new KeyFilter(globs);
  }

  @Override
  public TargetSequence targets(JobNode job, Names names)
      throws UnreadableTargets, InterruptedException {
    try {
      Rows rows = reader().read(job.id(), job.job().targets(), names, this::warn, _ -> {});
      boolean single = job.job().targets().source() instanceof TargetSource.Single;
      Shape shape = new Shape(job, vault.mask());
      shape.check(rows);
      return single || wanted.all() ? new All(shape, rows) : some(shape, rows);
    } catch (SourceException e) {
      throw new UnreadableTargets(
          String.valueOf(e.getMessage()), e.kind() == SourceException.Kind.UNREADABLE);
    }
  }

  private void warn(String warning) {
    setting.warnings().accept(vault.mask().message(warning));
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
        new CommandRows(plan.folder(), setting.scratch(), setting.environment(), vault.mask())
            ::open,
        new AskedPages(new RequestRendering(plan, setting.home()), setting.scratch(), vault),
        setting.past().map(it -> it.of(plan)).orElse(PastTargets.NONE),
        setting.scratch());
  }

  private TargetSequence some(Shape shape, Rows rows) {
    int[] indices =
        IntStream.range(0, rows.size()).filter(it -> wanted.matches(rows.row(it).key())).toArray();
    return new Some(shape, rows, indices);
  }

  /// Makes targets of rows.
  private record Shape(JobNode job, Mask mask) {

    /// @throws UnreadableTargets when a key holds a secret: keys are shown wherever targets are
    void check(Rows rows) throws UnreadableTargets {
      for (int i = 0; i < rows.size() && !mask.none(); i++) {
        String key = rows.row(i).key();
        if (!mask.in(key).equals(key)) {
          rows.close();
          throw new UnreadableTargets(
              "job `" + job.id() + "`: the key of target " + (i + 1) + " holds a secret", false);
        }
      }
    }

    Target target(int index, Row row) {
      return mask.none()
          ? new Target(job, index, row.key(), row.fields())
          : new Target(
              job,
              index,
              row.key(),
              row.fields(),
              new Value.Obj(new MaskedValues(mask).of(row.fields().fields())));
    }
  }

  private record All(Shape shape, Rows rows) implements TargetSequence {
    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Target target(int index) {
      return shape.target(index, rows.row(index));
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private record Some(Shape shape, Rows rows, int[] indices) implements TargetSequence {
    @Override
    public int size() {
      return indices.length;
    }

    @Override
    public Target target(int index) {
      return shape.target(index, rows.row(indices[index]));
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
