package dev.runner.cli;

import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.plan.TargetSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes down what is known of a job, whatever its targets are.
record JobJson(BoundsJson bounds, StepJson steps) {

  static JobJson of(BoundsJson bounds) {
    return new JobJson(bounds, new StepJson(bounds));
  }

  private JsonFields fields() {
    return new JsonFields(bounds.hidden());
  }

  /// The fields that tell of it, all but those of its targets.
  Map<String, Value> head(JobNode job) {
    JsonFields fields =
        fields()
            .word("job", job.id())
            .text("name", job.job().name())
            .text("file", job.job().span().source().name())
            .list("needs", job.needs(), this::need)
            .text("if", job.job().condition().map(Object::toString))
            .put("bounds", bounds.of(job.job().control()));
    job.job()
        .watch()
        .ifPresent(it -> fields.texts("watch", it.paths().stream().map(Object::toString).toList()));
    return fields
        .text("rows", job.job().report().rows().map(it -> it.path().toString()))
        .put("source", source(job.job().targets().source()))
        .list("steps", job.steps(), it -> steps.written(job, it))
        .fields();
  }

  /// What a plan does at its end.
  Value closing(JobNode job) {
    return fields()
        .word("job", job.id())
        .list("steps", job.steps(), it -> steps.written(job, it))
        .value();
  }

  private Value need(JobNode.Edge edge) {
    return fields()
        .word("job", edge.job().id())
        .word("condition", edge.condition().name().toLowerCase(Locale.ROOT))
        .word("match", edge.match().name().toLowerCase(Locale.ROOT))
        .value();
  }

  /// The key of a plan under which targets are given so, with what is written there.
  private Value source(TargetSource source) {
    JsonFields fields = fields();
    switch (source) {
      case TargetSource.Single _ -> fields.word("kind", "single");
      case TargetSource.Listed _ -> fields.word("kind", "list");
      case TargetSource.Dirs _ -> fields.word("kind", "dirs");
      case TargetSource.Files(var patterns, _, _) ->
          fields.word("kind", "glob").texts("glob", written(patterns));
      case TargetSource.RowFile(var format, var file, _) ->
          fields.word("kind", format.name().toLowerCase(Locale.ROOT)).text("file", file.toString());
      case TargetSource.Piped _ -> fields.word("kind", "stdin");
      case TargetSource.CommandOutput(var argv, _) ->
          fields.word("kind", "command").texts("argv", written(argv));
      case TargetSource.Pages pages ->
          fields.word("kind", "http").text("url", pages.http().url().toString());
      case TargetSource.FailedOf(var run, String job, _) ->
          fields.word("kind", "failed_of").word("job", job).word("run", run(run));
      case TargetSource.From(var list) -> fields.word("kind", "from").text("list", list.toString());
      case TargetSource.Matrix(var axes, _, _) ->
          fields.word("kind", "matrix").texts("axes", List.copyOf(axes.keySet()));
    }
    return fields.value();
  }

  private static List<String> written(List<?> templates) {
    return templates.stream().map(Object::toString).toList();
  }

  private static String run(TargetSource.FailedOf.Which which) {
    return switch (which) {
      case TargetSource.FailedOf.Which.Last _ -> "last";
      case TargetSource.FailedOf.Which.Run(String id) -> id;
    };
  }
}
