package dev.runner.cli;

import dev.runner.driver.http.Header;
import dev.runner.driver.http.Masked;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.StepNode;
import dev.runner.plan.Command;
import dev.runner.plan.Http;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes down a step, as it stands in the plan and as it is for a target.
record StepJson(BoundsJson bounds) {

  private JsonFields fields() {
    return new JsonFields(bounds.hidden());
  }

  /// As it stands in the plan.
  Value written(JobNode job, StepNode step) {
    JsonFields fields =
        fields()
            .word("step", step.id())
            .text("name", step.step().name().map(Object::toString))
            .flag("finally", step.last() && !job.closes())
            .flag("background", step.service())
            .texts("needs", step.needs().stream().map(it -> job.steps().get(it).id()).toList())
            .text("if", StepOutline.condition(step))
            .put("bounds", bounds.of(step.step()));
    return written(step.step().command(), fields).value();
  }

  private JsonFields written(Command command, JsonFields fields) {
    return switch (command) {
      case Command.Exec(var argv) ->
          fields.word("kind", "exec").texts("argv", argv.stream().map(Object::toString).toList());
      case Command.Script script ->
          fields
              .word("kind", "run")
              .text("script", script.text().toString())
              .put("expressions", values(script.values()));
      case Command.Request(Http http) ->
          fields
              .word("kind", "http")
              .text("method", http.method().toString())
              .text("url", http.url().toString())
              .texts("headers", headers(http));
    };
  }

  /// As it is for a target.
  ///
  /// @param curl whether a request is shown as a command of curl too
  Value of(StepOutline outline, boolean curl) {
    JsonFields fields =
        fields()
            .word("step", outline.step().id())
            .flag("skipped", outline.skipped())
            .text("if", outline.condition())
            .flag("exact", !(outline.work() instanceof Work.Written));
    return (switch (outline.work()) {
          case Work.Exec(var argv, var folder) ->
              fields.texts("argv", argv).text("folder", folder.map(Path::toString));
          case Work.Script script ->
              fields
                  .texts("interpreter", script.interpreter())
                  .put("values", values(script.values()))
                  .text("script", script.text())
                  .text("folder", script.folder().map(Path::toString));
          case Work.Asking asking -> asking(asking, curl, fields);
          case Work.Written _ -> fields;
        })
        .value();
  }

  private static List<String> headers(Http http) {
    List<String> headers = new ArrayList<>();
    http.headers()
        .forEach((name, it) -> headers.add(Masked.header(new Header(name, it.toString()))));
    return headers;
  }

  private Value values(Map<String, ?> values) {
    JsonFields fields = fields();
    values.forEach((name, it) -> fields.text(name, it.toString()));
    return fields.value();
  }

  private JsonFields asking(Work.Asking asking, boolean curl, JsonFields fields) {
    List<String> headers = asking.request().headers().stream().map(Masked::header).toList();
    fields
        .word("method", asking.request().method())
        .text("url", Masked.url(asking.request().url()))
        .texts("headers", headers);
    return curl ? fields.text("curl", Curl.of(asking.request(), asking.timeout())) : fields;
  }

  /// What becomes of it when its run is gone on with.
  Value of(StepNode step, Fate fate) {
    JsonFields fields = fields().word("step", step.id()).word("fate", fate.kind().word());
    return (fate.why().isEmpty() ? fields : fields.text("why", fate.why())).value();
  }
}
