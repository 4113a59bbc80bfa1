package dev.runner;

import dev.runner.driver.http.Content;
import dev.runner.driver.http.Header;
import dev.runner.driver.http.Request;
import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.CommandLine;
import dev.runner.driver.process.Fingerprint;
import dev.runner.driver.process.Rendering;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.graph.Task;
import dev.runner.plan.Command;
import dev.runner.plan.Step;
import dev.runner.schedule.TaskContents;
import java.util.Optional;

/// Sums up what defines a task: its command or request with the values in it, and what is made of
/// what comes of it. How often and how fast it is tried is no part of it, nor who asks a server.
record Contents(Rendering commands, RequestRendering requests) implements TaskContents {

  @Override
  public Optional<String> of(Task task, Names names) {
    Step step = task.step().step();
    Fingerprint sum = new Fingerprint();
    try {
      if (step.command() instanceof Command.Request(var http)) {
        add(requests.of(http, names), sum);
        sum.add(http.expected().toString()).add(String.valueOf(http.save().isPresent()));
      } else {
        add(commands.of(step, names), step, sum);
        sum.add(step.successExitCodes().stream().sorted().toList().toString());
      }
    } catch (EvaluationException _) {
      return Optional.empty();
    }
    step.outputs().forEach((name, template) -> sum.add(name).add(template.toString()));
    sum.add(step.until().map(it -> it.condition().toString()).orElse(""));
    return Optional.of(sum.hex());
  }

  private static void add(CommandLine command, Step step, Fingerprint sum) {
    command.argv().forEach(sum::add);
    command.own().forEach(sum::add);
    sum.add(command.folder().toString()).add(command.merged() ? 1 : 0);
    if (!step.env().isEmpty()) {
      var all = command.environment();
      step.env().keySet().forEach(it -> sum.add(it).add(all.getOrDefault(it, "")));
    }
    command.stdin().ifPresent(sum::add);
  }

  private static void add(Request request, Fingerprint sum) {
    sum.add(request.method()).add(request.url().toString());
    for (Header header : request.headers()) {
      if (!header.name().equalsIgnoreCase("authorization")) {
        sum.add(header.name()).add(header.value());
      }
    }
    add(request.content(), sum);
  }

  private static void add(Content content, Fingerprint sum) {
    switch (content) {
      case Content.None _ -> sum.add(0);
      case Content.Bytes(byte[] bytes) -> sum.add(bytes);
      case Content.File(var path) -> sum.add(path.toString());
      case Content.Multipart(var parts) ->
          parts.forEach(
              it -> {
                sum.add(it.name()).add(it.filename()).add(it.type());
                add(it.content(), sum);
              });
    }
  }
}
