package dev.runner.read;

import dev.runner.plan.Command.Shell;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads what steps take over: from `defaults`, from a job, and what a step says itself.
final class InheritedReader {
  private final Settings settings;

  InheritedReader(Settings settings) {
    this.settings = settings;
  }

  /// What `defaults` says.
  Optional<Inherited> defaults(Node node, Span key) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{timeout: 5m}`")
        .map(it -> defaults(it, key));
  }

  private Inherited defaults(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`defaults`", key, settings.problems());
    Inherited inherited = step(fields, fields.take("shell", new ShellReader(settings)::read));
    fields.end();
    return inherited;
  }

  /// What a job says.
  Inherited job(Fields fields) {
    return read(fields, Optional.empty(), Optional.empty());
  }

  /// What a step says.
  Inherited step(Fields fields, Optional<Shell> shell) {
    return read(fields, fields.take("grace", settings::delay), shell);
  }

  private Inherited read(Fields fields, Optional<Duration> grace, Optional<Shell> shell) {
    return new Inherited(
        fields.take("timeout", settings::duration),
        grace,
        fields.take("retry", new RetryReader(settings)::read),
        fields.take("env", new EnvReader(settings)::read).orElse(Map.of()),
        fields.take("working_dir", new Expressions(settings.problems())::template),
        shell);
  }
}
