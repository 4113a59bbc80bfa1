package dev.runner.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A text with rows that is yet to be opened.
sealed interface Opening {

  /// A file.
  record OfFile(Path path) implements Opening {}

  /// Standard input, for the targets of a job.
  record OfStandardInput(StandardInput input, String job) implements Opening {}

  /// Standard input, of which the beginning has been looked at.
  record OfBegun(InputStream in) implements Opening {}

  /// What a command prints.
  record OfCommand(RowSource commands, List<String> argv) implements Opening {}

  default InputStream open() throws IOException, SourceException, InterruptedException {
    return switch (this) {
      case OfFile(Path path) -> file(path);
      case OfStandardInput(StandardInput input, String job) -> input.open(job);
      case OfBegun(InputStream in) -> in;
      case OfCommand(RowSource commands, List<String> argv) -> commands.open(argv);
    };
  }

  /// What it means that it can't be read.
  default SourceException failed(IOException e) {
    return switch (this) {
      case OfFile(Path path) -> unreadable(path, Failures.why(e));
      case OfStandardInput _, OfBegun _ ->
          SourceException.unreadable("standard input can't be read: " + Failures.why(e));
      case OfCommand(_, List<String> argv) ->
          SourceException.invalid(
              "the command " + Quoted.word(String.join(" ", argv)) + " failed: " + Failures.why(e));
    };
  }

  private static InputStream file(Path path) throws IOException, SourceException {
    if (Files.isDirectory(path)) {
      throw unreadable(path, "is a folder");
    }
    return Files.newInputStream(path);
  }

  private static SourceException unreadable(Path path, String why) {
    return SourceException.unreadable(
        "the file " + Quoted.path(path.toString()) + " can't be read: " + why);
  }
}
