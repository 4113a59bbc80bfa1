package dev.runner.journal;

import dev.runner.expr.Value;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The targets of a job that did not succeed in a run, in the order of the plan: what has failed,
/// was cancelled, was skipped as something failed that it needed, or had begun and not ended when
/// the run was broken off. Used by one thread.
public final class Unsuccessful implements AutoCloseable {
  private final RandomAccessFile file;
  private final Standing standing;
  private final int[] indices;
  private int next;

  private Unsuccessful(RandomAccessFile file, Standing standing) {
    this.file = file;
    this.standing = standing;
    this.indices = standing.open();
  }

  /// A target.
  ///
  /// @param fields what expressions saw as `target`; empty where that was not written
  public record Found(String key, Value.Obj fields) {}

  /// Reads the journal of a run; empty where the job had no targets in it.
  ///
  /// @throws DamagedJournalException when it is not known what was done
  public static Optional<Unsuccessful> of(RunFolder run, String job) throws IOException {
    Standing standing = new Standing(job);
    Journal.of(run, standing);
    return standing.any()
        ? Optional.of(new Unsuccessful(new RandomAccessFile(run.journal().toFile(), "r"), standing))
        : Optional.empty();
  }

  /// The ids of the jobs that a run had.
  public static Set<String> jobs(RunFolder run) throws IOException {
    Optional<JournalReader.Line> first = Ends.first(run.journal());
    return first.isEmpty()
        ? Set.of()
        : JsonFields.of(first.get()).in("graph").object("jobs").fields().keySet();
  }

  /// The next one; empty behind the last.
  public Optional<Found> next() throws IOException {
    if (next == indices.length) {
      return Optional.empty();
    }
    Standing.Place place = standing.place(indices[next]);
    next++;
    byte[] bytes = new byte[place.length()];
    file.seek(place.start());
    file.readFully(bytes);
    JsonFields line =
        JsonFields.of(new JournalReader.Line(bytes, 0, bytes.length, place.start(), 0));
    Value.Obj fields = line.has("fields") ? line.object("fields") : new Value.Obj(Map.of());
    return Optional.of(new Found(line.text("key"), fields));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
