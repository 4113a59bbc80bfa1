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
import dev.runner.graph.Task;
import dev.runner.plan.Command;
import dev.runner.plan.HiddenValues;
import dev.runner.plan.Step;
import dev.runner.schedule.TaskContents;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.TreeSet;

/// Makes out what defines a task: its command or request with the values in it, and what is made of
/// what comes of it. How often and how fast it is tried is no part of it, nor who asks a server.
///
/// Asked for every attempt, on the thread that owns the run.
final class Contents implements TaskContents {
  private final Rendering commands;
  private final RequestRendering requests;
  private final Path folder;
  private final HiddenValues hidden;

  /// What the tasks of a step have in common; their own sums go on from it.
  private final IdentityHashMap<Step, Fingerprint> steps = new IdentityHashMap<>();

  /// @param folder of the plan
  /// @param hidden what is not shown
  Contents(Rendering commands, RequestRendering requests, Path folder, HiddenValues hidden) {
    this.commands = commands;
    this.requests = requests;
    this.folder = folder;
    this.hidden = hidden;
  }

  @Override
  public Optional<Definition> of(Task task, Names names) {
    Step step = task.step().step();
    Fingerprint sum = new Fingerprint(steps.computeIfAbsent(step, Contents::common));
    Executed executed;
    try {
      if (step.command() instanceof Command.Request(var http)) {
        Request request = requests.of(http, names);
        add(request, sum);
        executed = Shown.of(request, hidden);
      } else {
        CommandLine command = commands.of(step, names);
        add(command, step, sum);
        executed = Shown.of(command, step, folder, hidden);
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

  private static void add(CommandLine command, Step step, Fingerprint sum) {
    for (String argument : command.argv()) {
      sum.add(argument);
    }
    for (String value : command.own()) {
      sum.add(value);
    }
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
