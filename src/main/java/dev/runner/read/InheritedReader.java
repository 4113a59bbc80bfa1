package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Command.Shell;
import dev.runner.plan.OnInterrupt;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what steps take over: from `defaults`, from a job, and what a step says itself.
final class InheritedReader {
  private final Settings settings;
  private final EnvFiles files;

  InheritedReader(Settings settings, EnvFiles files) {
    this.settings = settings;
    this.files = files;
  }

  /// The variables that `env_file` and `env` of one level give, their templates not yet checked.
  Map<String, Template> env(Fields fields) {
    Map<String, Template> given =
        fields.take("env_file", it -> files.read(it, settings)).orElse(Map.of());
    Map<String, Template> said = fields.take("env", new EnvReader(settings)::read).orElse(Map.of());
    return Inherited.merged(given, said);
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
    Optional<Shell> shell = fields.take("shell", new ShellReader(settings)::read);
    Inherited inherited = read(fields, "defaults", fields.take("grace", settings::delay), shell);
    Optional<HttpPart> http =
        fields.take("http", it -> new HttpReader(settings).defaults(it, fields.spanOf("http")));
    fields.end();
    return http.map(inherited::with).orElse(inherited);
  }

  /// What a job says.
  Inherited job(Fields fields) {
    return read(fields, "job", Optional.empty(), Optional.empty());
  }

  /// What a step says.
  Inherited step(Fields fields, Optional<Shell> shell) {
    return read(fields, Inherited.OWN, fields.take("grace", settings::delay), shell);
  }

  private Inherited read(
      Fields fields, String level, Optional<Duration> grace, Optional<Shell> shell) {
    return new Inherited(
        fields.take("timeout", settings::duration),
        grace,
        fields.take("retry", new RetryReader(settings)::read),
        fields.take("on_interrupt", it -> settings.choice(it, Texts.words(OnInterrupt.values()))),
        fields.take("throttled", new ThrottledReader(settings)::read),
        env(fields),
        fields.take("inherit_env", new InheritEnvReader(settings)::read),
        fields.take("working_dir", new Expressions(settings.problems())::template),
        fields.take("merge_stderr", settings::flag),
        shell,
        HttpPart.NOTHING,
        origins(fields, level));
  }

  private static Map<String, String> origins(Fields fields, String level) {
    Map<String, String> origins = new LinkedHashMap<>();
    Inherited.KEYS.stream()
        .filter(it -> fields.hasAny(Set.of(it)))
        .forEach(it -> origins.put(it, level));
    return origins;
  }
}
