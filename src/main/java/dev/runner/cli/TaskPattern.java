package dev.runner.cli;

import dev.runner.glob.GlobException;
import dev.runner.glob.Wildcard;
import dev.runner.graph.Task;

/// Which tasks a caller means by `job/key/step`, or by the beginning of that: `job`, `job/key`. A
/// `*` is any text, slashes as well.
final class TaskPattern {
  private final String text;
  private final Wildcard whole;
  private final Wildcard beginning;

  private TaskPattern(String text, Wildcard whole, Wildcard beginning) {
    this.text = text;
    this.whole = whole;
    this.beginning = beginning;
  }

  static TaskPattern of(String said) {
    String text = said.endsWith("/") ? said.substring(0, said.length() - 1) : said;
    try {
      return new TaskPattern(text, Wildcard.parse(text), Wildcard.parse(text + "/*"));
    } catch (GlobException e) {
      throw new Abort(ExitCode.USAGE, "runner: `" + said + "` is no pattern: " + e.getMessage());
    }
  }

  /// How a task is called.
  static String id(Task task) {
    return task.job().id() + "/" + task.target().key() + "/" + task.step().id();
  }

  /// Whether it is just this task, letter by letter.
  boolean names(Task task) {
    return id(task).equals(text);
  }

  boolean matches(Task task) {
    String id = id(task);
    return id.startsWith(text + "/") || whole.matches(id) || beginning.matches(id);
  }
}
