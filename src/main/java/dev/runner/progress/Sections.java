package dev.runner.progress;

import dev.runner.event.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// How the output of one task is set apart from that of the next: by a line above it, or as a
/// section that a CI system folds.
///
/// See https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
/// https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections
public enum Sections {
  /// `== task`
  LINES,
  /// Commands to GitHub Actions in what tasks print are not carried out.
  GITHUB,
  GITLAB;

  /// Nobody can guess it who prints something; made where it is needed.
  private static final class Token {
    static final String TEXT = UUID.randomUUID().toString();
  }

  /// What stands around a task's output.
  ///
  /// @param channel on which
  /// @param opening lines, without their last break
  /// @param closing likewise; empty where nothing stands below
  record Section(Channel channel, String opening, Supplier<Optional<String>> closing) {}

  /// Those that the system knows which a run is part of.
  public static Sections of(Map<String, String> environment) {
    return "true".equals(environment.get("GITHUB_ACTIONS"))
        ? GITHUB
        : "true".equals(environment.get("GITLAB_CI")) ? GITLAB : LINES;
  }

  Section of(Place task, String title) {
    return switch (this) {
      case LINES -> new Section(Channel.STDERR, "== " + title, Optional::empty);
      case GITHUB -> github(title);
      case GITLAB -> gitlab(task, title);
    };
  }

  private static Section github(String title) {
    return new Section(
        Channel.STDOUT,
        "::group::" + title.replace("%", "%25") + "\n::stop-commands::" + Token.TEXT,
        () -> Optional.of("::" + Token.TEXT + "::\n::endgroup::"));
  }

  private static Section gitlab(Place task, String title) {
    String name = "runner_" + task.job() + "_" + task.target() + "_" + task.step();
    return new Section(
        Channel.STDOUT,
        section("start", name + "[collapsed=true]") + title,
        () -> Optional.of(section("end", name)));
  }

  private static String section(String what, String name) {
    return "\u001b[0Ksection_"
        + what
        + ":"
        + Instant.now().getEpochSecond()
        + ":"
        + name
        + "\r\u001b[0K";
  }
}
