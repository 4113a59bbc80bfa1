package dev.runner.journal;

import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What can be told of a run without reading all of its journal: only the first line and the last
/// ones are looked at.
///
/// @param plan its name
/// @param file where that is written
/// @param started when its first session began
/// @param latest when the last thing happened that is on disk
/// @param end empty while it is under way, and where it was interrupted
/// @param exitCode empty where nobody wrote that down, as after `kill -9`
public record Glance(
    String plan,
    Path file,
    Instant started,
    Instant latest,
    Optional<End> end,
    OptionalInt exitCode) {

  /// What a run came to.
  ///
  /// @param duration of its last session
  public record End(Verdict verdict, Totals totals, Duration duration) {}

  /// @throws DamagedJournalException when what is looked at is not what was written
  /// @throws IOException when there is no journal, or none of this format
  public static Glance of(RunFolder folder) throws IOException {
    JsonFields first = first(folder.journal());
    Last last = new Last();
    Ends.last(folder.journal(), last);
    return new Glance(
        first.text("plan"),
        file(first),
        first.time("at"),
        last.latest.orElse(first.time("at")),
        last.end,
        last.exitCode);
  }

  /// The caller may have said it from another folder than the plan's.
  private static Path file(JsonFields first) throws FormatException {
    try {
      Path said = Path.of(first.text("file"));
      Path name = said.getFileName();
      return Path.of(first.text("folder")).resolve(name == null ? said : name);
    } catch (InvalidPathException e) {
      throw new FormatException("`" + e.getInput() + "` is no path");
    }
  }

  private static JsonFields first(Path journal) throws IOException {
    JournalReader.Line line =
        Ends.first(journal).orElseThrow(() -> new IOException("the run has told nothing"));
    if (!line.kind().equals("run_started")) {
      throw new FormatException("its first line is no `run_started`");
    }
    JsonFields first = JsonFields.of(line);
    if (first.number("version") != EventLines.VERSION) {
      throw new FormatException("it is of version " + first.number("version") + " of the format");
    }
    return first;
  }

  /// How long it has taken: to the end, or to the last thing that is known of it.
  public Duration duration() {
    return end.map(End::duration).orElseGet(() -> Duration.between(started, latest));
  }

  /// Whether all went well.
  public boolean succeeded() {
    return end.map(End::verdict)
        .filter(it -> it == Verdict.SUCCEEDED || it == Verdict.SKIPPED)
        .isPresent();
  }

  /// What is looked for at the end.
  private static final class Last implements JournalReader.Sink {
    private Optional<End> end = Optional.empty();
    private OptionalInt exitCode = OptionalInt.empty();
    private Optional<Instant> latest = Optional.empty();

    @Override
    public void line(JournalReader.Line line) throws IOException {
      switch (line.kind()) {
        case "run_started" -> {
          end = Optional.empty();
          exitCode = OptionalInt.empty();
        }
        case "run_ended" -> end = Optional.of(end(JsonFields.of(line)));
        case "exited" -> exitCode = OptionalInt.of(JsonFields.of(line).small("code"));
        default -> {}
      }
      latest = Optional.of(JsonFields.time(line));
    }

    private static End end(JsonFields of) throws FormatException {
      return new End(
          EventReader.verdict(of), EventReader.totals(of, "totals"), of.duration("duration_ms"));
    }
  }
}
