package dev.runner.cli;

import dev.runner.expr.Template;
import dev.runner.graph.JobNode;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Watch;
import java.util.ArrayList;
import java.util.List;

/// What is said of a job, for people.
final class JobText {
  private JobText() {}

  /// Its heading: what it needs, when it runs, what bounds it.
  static String head(JobNode job) {
    List<String> parts = new ArrayList<>();
    if (!job.needs().isEmpty()) {
      parts.add("needs " + String.join(", ", job.needs().stream().map(JobText::need).toList()));
    }
    job.job().condition().ifPresent(it -> parts.add("if " + it));
    parts.addAll(BoundTexts.of(job.job().control()));
    return "job " + job.id() + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  private static String need(JobNode.Edge edge) {
    List<String> manner = edge.manner();
    return edge.job().id() + (manner.isEmpty() ? "" : " (" + String.join(", ", manner) + ")");
  }

  /// What makes it run again.
  static String watched(JobNode job, Watch watch) {
    TargetSource source = job.job().targets().source();
    boolean files = source instanceof TargetSource.Dirs || source instanceof TargetSource.Files;
    return watch.paths().isEmpty()
        ? files ? "its targets" : "files of the plan's folder"
        : String.join(", ", watch.paths().stream().map(Template::toString).toList());
  }
}
