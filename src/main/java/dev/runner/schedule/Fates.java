package dev.runner.schedule;

import dev.runner.event.Outcome;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.plan.Job;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the targets of a job have ended, for the jobs that follow it target by target. All are known
/// by their index. Outputs are kept, in memory that is bounded, until all of these have taken them.
/// Used by the thread that owns the run.
final class Fates {
  /// Characters of outputs that wait, written as JSON.
  private static final long MOST = 64 << 20;

  private static final byte NONE = 0;

  /// The words of outcomes; a target's byte is the place of its word, from 1.
  private static final String[] WORDS = {"succeeded", "failed", "skipped", "cancelled"};

  private final Job job;
  private final BitSet redone = new BitSet();
  private final Map<Integer, Kept> outputs = new HashMap<>();
  private byte[] words = new byte[0];
  private long size;

  /// The outputs of a target.
  private static final class Kept {
    private final Map<String, Value> outputs;
    private final long size;

    /// How many jobs have not taken them.
    private int left;

    /// Whether they may take them again.
    private final boolean stays;

    Kept(Map<String, Value> outputs, int left, boolean stays) {
      this.outputs = outputs;
      this.size = Json.write(new Value.Obj(outputs)).length();
      this.left = left;
      this.stays = stays;
    }
  }

  Fates(Job job) {
    this.job = job;
  }

  /// A target has ended.
  ///
  /// @param again whether something was done of it in this session of the run
  /// @param takers the jobs that may yet take its outputs
  void add(
      int index, Outcome outcome, Map<String, Value> outputs, boolean again, List<JobRun> takers) {
    if (index >= words.length) {
      words = Arrays.copyOf(words, Math.max(16, Math.max(index + 1, 2 * words.length)));
    }
    words[index] = (byte) (Arrays.asList(WORDS).indexOf(outcome.word()) + 1);
    redone.set(index, again);
    if (!takers.isEmpty() && !outputs.isEmpty()) {
      boolean stays = takers.stream().anyMatch(it -> it.recurs);
      Kept kept = new Kept(outputs, takers.size(), stays);
      if (size + kept.size <= MOST) {
        this.outputs.put(index, kept);
        size += kept.size;
      }
    }
  }

  /// A target that has ended begins again.
  void remove(int index) {
    if (ended(index)) {
      words[index] = NONE;
      forget(index);
    }
  }

  void clear() {
    Arrays.fill(words, NONE);
    redone.clear();
    outputs.clear();
    size = 0;
  }

  /// Whether a target has ended.
  boolean ended(int index) {
    return index < words.length && words[index] != NONE;
  }

  boolean succeeded(int index) {
    return ended(index) && WORDS[words[index] - 1].equals("succeeded");
  }

  /// Whether something was done of it in this session of the run.
  boolean redone(int index) {
    return redone.get(index);
  }

  /// What a following job may use of its target in this one.
  ///
  /// @param lost said where there was no room for its outputs
  record Pair(Value value, Optional<EvaluationException> lost) {}

  /// A target that has ended: its `outcome` and `outputs`.
  Pair pair(int index) {
    @Nullable Kept kept = outputs.get(index);
    Map<String, Value> given = kept == null ? Map.of() : kept.outputs;
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("outcome", Value.of(WORDS[words[index] - 1]));
    fields.put("outputs", new Value.Obj(given));
    boolean lost = kept == null && !Gathered.outputs(job, Optional.empty()).isEmpty();
    return new Pair(new Value.Obj(fields), lost ? Optional.of(tooLarge()) : Optional.empty());
  }

  private EvaluationException tooLarge() {
    return new EvaluationException(
        job.span(),
        "the outputs of the job `"
            + job.id()
            + "` that wait for others take more than 64 MiB: let its steps give smaller outputs, or"
            + " write to files");
  }

  /// A job that follows has taken what it needs of a target, or never will.
  void taken(int index) {
    @Nullable Kept kept = outputs.get(index);
    if (kept != null && !kept.stays && --kept.left == 0) {
      forget(index);
    }
  }

  /// A job that follows takes no more.
  void left() {
    List.copyOf(outputs.keySet()).forEach(this::taken);
  }

  private void forget(int index) {
    @Nullable Kept kept = outputs.remove(index);
    size -= kept == null ? 0 : kept.size;
  }
}
