package dev.runner;

import dev.runner.driver.http.Content;
import dev.runner.driver.http.Header;
import dev.runner.driver.http.Request;
import dev.runner.driver.http.RequestRendering;
import dev.runner.driver.process.CommandLine;
import dev.runner.driver.process.Fingerprint;
import dev.runner.driver.process.Rendering;
import dev.runner.event.Definition;
import dev.runner.event.Executed;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.graph.Task;
import dev.runner.mask.Mask;
import dev.runner.plan.Command;
import dev.runner.plan.Plan;
import dev.runner.plan.Step;
import dev.runner.schedule.TaskContents;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Makes out what defines a task: its command or request with the values in it, and what is made of
/// what comes of it. How often and how fast it is tried is no part of it, nor who asks a server,
/// nor a secret: one that is renewed changes no task.
///
/// Asked for every attempt, on the thread that owns the run.
final class Contents implements TaskContents {
  private final Rendering commands;
  private final RequestRendering requests;
  private final Path folder;
  private final Value standIns;
  private final Mask mask;

  /// What the tasks of a step have in common; their own sums go on from it.
  private final IdentityHashMap<Step, Fingerprint> steps = new IdentityHashMap<>();

  Contents(Rendering commands, RequestRendering requests, Plan plan, Hidden hidden) {
    this.commands = commands;
    this.requests = requests;
    this.folder = plan.folder();
    this.mask = hidden.withStandIns(plan);
    Map<String, Value> texts = new LinkedHashMap<>();
    plan.standIns().forEach((name, text) -> texts.put(name, Value.of(text)));
    this.standIns = new Value.Obj(texts);
  }

  @Override
  public Optional<Definition> of(Task task, Names names) {
    Step step = task.step().step();
    Names veiled = names.with("secrets", standIns);
    Fingerprint sum = new Fingerprint(steps.computeIfAbsent(step, Contents::common));
    Executed executed;
    try {
      if (step.command() instanceof Command.Request(var http)) {
        Request request = requests.of(http, veiled);
        add(request, sum);
        executed = Shown.of(request, mask);
      } else {
        CommandLine command = commands.of(step, veiled);
        add(command, step, sum);
        executed = Shown.of(command, step, folder, mask);
      }
    } catch (EvaluationException _) {
      return Optional.empty();
    }
    return Optional.of(new Definition(sum.hex(), executed));
  }

  private static Fingerprint common(Step step) {
    Fingerprint sum = new Fingerprint();
    if (step.command() instanceof Command.Request(var http)) {
      sum.add(http.expected().toString()).add(String.valueOf(http.save().isPresent()));
    } else {
      sum.add(new TreeSet<>(step.successExitCodes()).toString());
    }
    step.outputs().forEach((name, template) -> sum.add(name).add(template.toString()));
    return sum.add(step.until().map(it -> it.condition().toString()).orElse(""));
  }

  private void add(CommandLine command, Step step, Fingerprint sum) {
    for (String argument : command.argv()) {
      sum.add(mask.in(argument));
    }
    for (String value : command.own()) {
      sum.add(mask.in(value));
    }
    sum.add(mask.in(command.folder().toString())).add(command.merged() ? 1 : 0);
    for (String name : step.env().keySet()) {
      sum.add(name).add(mask.in(command.variable(name).orElse("")));
    }
    command.stdin().ifPresent(it -> sum.add(mask.in(it)));
  }

  private void add(Request request, Fingerprint sum) {
    sum.add(request.method()).add(mask.in(request.url().toString()));
    for (Header header : request.headers()) {
      if (!header.name().equalsIgnoreCase("authorization")) {
        sum.add(header.name()).add(mask.in(header.value()));
      }
    }
    add(request.content(), sum);
  }

  private void add(Content content, Fingerprint sum) {
    switch (content) {
      case Content.None _ -> sum.add(0);
      case Content.Bytes(byte[] bytes) -> sum.add(mask.in(bytes));
      case Content.File(var path) -> sum.add(mask.in(path.toString()));
      case Content.Multipart(var parts) ->
          parts.forEach(
              it -> {
                sum.add(it.name()).add(mask.in(it.filename())).add(it.type());
                add(it.content(), sum);
              });
    }
  }
}
