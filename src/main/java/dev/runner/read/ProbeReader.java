package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.expr.TextPattern;
import dev.runner.plan.Command;
import dev.runner.plan.Probe;
import dev.runner.plan.Step;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what is asked of a service: `log`, `port`, `http` or `exec`.
final class ProbeReader {
  private static final String PORT = "a port such as `8080`, or `host:8080`";
  private static final List<String> OF_READY = List.of("log", "port", "http", "exec");
  private static final List<String> OF_HEALTH = List.of("port", "http", "exec");

  private final Settings settings;
  private final Expressions expressions;
  private final Scope scope;
  private final HttpPart requests;

  /// @param requests what `defaults` says of them
  ProbeReader(Settings settings, Scope scope, HttpPart requests) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scope = scope;
    this.requests = requests;
  }

  /// What tells that a service is ready.
  ///
  /// @param step the service
  Optional<Probe> ready(Fields fields, Step step) {
    Optional<Probe> log = fields.take("log", this::pattern).map(Probe.Log::new);
    return one(fields, OF_READY) ? log.or(() -> probe(fields, step, "ready", Probe.TIMEOUT)) : log;
  }

  /// What tells that a service still works.
  ///
  /// @param step the service
  Optional<Probe> health(Fields fields, Step step, Duration timeout) {
    fields.refuse(
        "log", "what a service has printed does not tell how it is now", "ask its `port`, say");
    return one(fields, OF_HEALTH) ? probe(fields, step, "health", timeout) : Optional.empty();
  }

  private boolean one(Fields fields, List<String> kinds) {
    List<String> given = fields.among(kinds);
    if (given.isEmpty() && !fields.resembled(Set.copyOf(kinds))) {
      fields.absent(kinds.getFirst(), "this asks nothing", "say one of " + Phrases.list(kinds));
    } else if (given.size() > 1) {
      settings
          .problems()
          .error(
              fields.spanOf(given.getLast()),
              "a probe has either `" + given.getFirst() + "` or `" + given.getLast() + "`",
              "leave one of them out");
    }
    return given.size() == 1;
  }

  private Optional<Probe> probe(Fields fields, Step step, String what, Duration timeout) {
    String id = step.id() + "." + what;
    Span http = fields.spanOf("http");
    Optional<Command> exec =
        fields.take("exec", new ArgvReader(settings, "")::read).map(this::exec);
    Optional<Command> request =
        fields
            .take("http", it -> new HttpReader(settings).probe(it, http))
            .flatMap(it -> request(it, http));
    return fields
        .take("port", this::port)
        .<Probe>map(it -> new Probe.Port(it, timeout))
        .or(() -> exec.or(() -> request).map(it -> new Probe.Trial(step.asked(id, it, timeout))));
  }

  private Command exec(List<Template> argv) {
    argv.forEach(it -> it.check(scope, settings.problems()));
    return new Command.Exec(argv);
  }

  private Optional<Command> request(HttpPart part, Span key) {
    return new RequestReader(settings, scope).whole(part, requests, key).map(Command.Request::new);
  }

  private Optional<TextPattern> pattern(Node node) {
    return expressions
        .string(node)
        .flatMap(it -> TextPattern.parse(it.text(), settings.problems()));
  }

  private Optional<Template> port(Node node) {
    Optional<Template> address = expressions.template(node, scope);
    return address.filter(
        it -> !it.constant() || it.toString().matches("(.+:)?[0-9]{1,5}") || noPort(node));
  }

  private boolean noPort(Node node) {
    return settings.shapes().wrong(node, PORT, "").isPresent();
  }
}
