package dev.runner.plan;

import dev.runner.text.Span;
import java.nio.file.Path;
import java.util.List;

/// A text that nobody may see, which is read when the plan is run.
///
/// @param span where the plan says where it comes from
public record Secret(String name, Span span, Origin origin) {

  /// Where the text comes from.
  public sealed interface Origin {

    /// A variable of runner's own environment.
    record Variable(String name) implements Origin {}

    /// A file, without the line break at its end.
    record File(Path path) implements Origin {}

    /// What a command prints, without the line break at its end.
    record Output(List<String> argv) implements Origin {
      public Output {
        argv = List.copyOf(argv);
      }
    }
  }

  /// What stands for the text where it is not read: one that can be a URL as well.
  public String standIn() {
    return "http://secret.invalid/" + name;
  }
}
