package dev.runner.plan;

import dev.runner.expr.Template;
import java.time.Duration;
import java.util.List;

/// The files whose changes make a job run again.
///
/// @param paths folders or files; they may use the target, which is then what changes in them
///   concern. Empty: the targets' own folders or files where these are targets, else the plan's
///   folder
/// @param include patterns that files below them must match; all, if empty
/// @param exclude patterns of what is left out, even if included
/// @param debounce how long it must be quiet before a change counts
public record Watch(
    List<Template> paths,
    List<String> include,
    List<String> exclude,
    Duration debounce,
    OnBusy onBusy) {
  public static final Duration DEBOUNCE = Duration.ofMillis(300);

  /// The longest time of quiet.
  public static final Duration MOST = Duration.ofHours(1);

  /// What is watched of a job that does not say.
  public static final Watch USUAL =
      new Watch(List.of(), List.of(), List.of(), DEBOUNCE, OnBusy.QUEUE);

  /// What a change means while what it concerns is under way.
  public enum OnBusy {
    /// It runs again when it has ended.
    QUEUE,
    /// It is ended, and runs again.
    RESTART,
    /// Nothing.
    IGNORE
  }

  public Watch {
    paths = List.copyOf(paths);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
