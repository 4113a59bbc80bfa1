package dev.runner.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/// How the targets of one job stand in a run: which have not succeeded, and in which lines what
/// they are is written. Some 60 bytes for each of a million.
final class Standing implements JournalReader.Sink {
  private static final String SUCCEEDED = "\",\"outcome\":\"succeeded\"";
  private static final String NOT_WANTED =
      "\",\"outcome\":\"skipped\",\"reason\":{\"kind\":\"condition\"}";
  private static final String JOB = "\"job\":\"";
  private static final String NUMBER = "\"target\":";
  private static final String COUNT = "\"targets\":";

  private final String job;
  private Places places = new Places();
  private long[] starts = new long[256];
  private int[] lengths = new int[256];
  private int[] numbers = new int[256];
  private final BitSet open = new BitSet();
  private int size;
  private boolean known;
  private boolean any;

  /// @param job its id
  Standing(String job) {
    this.job = job + "\"";
  }

  /// Whether the job had targets.
  boolean any() {
    return any;
  }

  /// Where it is written what a target is.
  record Place(long start, int length) {}

  Place place(int index) {
    return new Place(starts[index], lengths[index]);
  }

  /// The targets that have not succeeded, nor been skipped by a condition, in the order of the
  /// plan: the indices of their places.
  int[] open() {
    long[] sorted =
        open.stream().mapToLong(it -> (long) numbers[it] << Integer.SIZE | it).toArray();
    Arrays.sort(sorted);
    return Arrays.stream(sorted).mapToInt(it -> (int) it).toArray();
  }

  @Override
  public void line(JournalReader.Line line) throws IOException {
    if (line.is("run_started")) {
      known = false;
    } else if (line.is("target_started")) {
      target(line, true);
    } else if (line.is("target_ended")) {
      target(line, false);
    } else if (line.is("target_again") && ours(line)) {
      open.set(index(Called.in(line, false).hash()));
    } else if (line.is("targets_known") && ours(line)) {
      known = line.number(COUNT) > 0;
      any |= known;
    } else if (line.is("job_again") && ours(line)) {
      clear();
    }
  }

  private boolean ours(JournalReader.Line line) {
    int behind = line.behind(JOB, line.start());
    return behind >= 0 && line.isAt(behind, job);
  }

  /// A job whose targets were not read ends as one target, which it does not have.
  private void target(JournalReader.Line line, boolean started) {
    if (!known || !ours(line)) {
      return;
    }
    Called.Said said = Called.in(line, false);
    int index = index(said.hash());
    boolean settled = line.isAt(said.end(), SUCCEEDED) || line.isAt(said.end(), NOT_WANTED);
    open.set(index, started || !settled);
    numbers[index] = line.number(NUMBER);
    if (started || !settled) {
      starts[index] = line.offset();
      lengths[index] = line.end() - line.start();
    }
  }

  /// Of a target that is new, a new one.
  private int index(long hash) {
    int index = (int) places.start(hash, size);
    if (index == size) {
      places.put(hash, size, 0);
      size++;
      grow();
    }
    return index;
  }

  private void grow() {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
  }

  private void clear() {
    places = new Places();
    open.clear();
    size = 0;
    known = false;
  }
}
