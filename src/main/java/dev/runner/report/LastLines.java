package dev.runner.report;

import dev.runner.plan.Command;
import dev.runner.text.Tail;
import java.util.List;

/// The last lines that a task printed to standard error, or to standard output where that is empty,
/// as a terminal would have left them; of an answer, the first lines.
final class LastLines {
  private static final int MOST = 10;

  private LastLines() {}

  /// What tells best of a task: of what a command printed the last lines, of an answer the first.
  ///
  /// @param all every line that was kept, instead of ten
  static List<String> of(TaskRecord task, Printed printed, boolean all) {
    return task.step().step().command() instanceof Command.Request
        ? first(printed, all)
        : of(printed, all);
  }

  /// @param all every line that was kept, instead of the last ten
  static List<String> of(Printed printed, boolean all) {
    String text = printed.stderr().text();
    String told = text.isBlank() ? printed.stdout().text() : text;
    return all ? Tail.all(told) : Tail.lines(told, MOST);
  }

  /// The first lines of an answer.
  ///
  /// @param all every line that was kept, instead of the first ten
  static List<String> first(Printed printed, boolean all) {
    return printed
        .stdout()
        .text()
        .stripTrailing()
        .lines()
        .limit(all ? Long.MAX_VALUE : MOST)
        .map(Tail::shown)
        .map(it -> all ? it : Tail.cut(it))
        .toList();
  }
}
