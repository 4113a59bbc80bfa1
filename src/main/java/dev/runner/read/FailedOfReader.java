package dev.runner.read;

import dev.runner.plan.TargetSource.FailedOf;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `failed_of: last` and `failed_of: 20261120-223000-5f3a9c`, and the `job` beside it.
///
/// @param job the id of the job that gets the targets
/// @param jobs the ids of all jobs of the plan
record FailedOfReader(Settings settings, String job, Set<String> jobs) {
  private static final String EXPECTED = "`last` or the id of a run";
  private static final String LAST = "last";
  private static final Pattern RUN = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{1,40}");

  Optional<Rows> read(Fields fields) {
    Optional<FailedOf.Which> run = fields.take("failed_of", this::run);
    boolean last = run.filter(FailedOf.Which.Last.class::isInstance).isPresent();
    String whose = fields.take("job", it -> job(it, last)).orElse(job);
    return run.map(it -> Rows.any(new FailedOf(it, whose, span(fields))));
  }

  private static Span span(Fields fields) {
    return fields.take("failed_of").map(Node::span).orElse(fields.span());
  }

  private Optional<FailedOf.Which> run(Node node) {
    return settings.scalar(node, EXPECTED).flatMap(this::run);
  }

  private Optional<FailedOf.Which> run(Setting setting) {
    if (setting.text().equals(LAST)) {
      return Optional.of(new FailedOf.Which.Last());
    }
    if (RUN.matcher(setting.text()).matches()) {
      return Optional.of(new FailedOf.Which.Run(setting.text()));
    }
    settings
        .problems()
        .unknown(
            setting.span(),
            "expected " + EXPECTED + ", found " + Shapes.quoted(setting.text()),
            setting.text(),
            Set.of(LAST));
    return Optional.empty();
  }

  /// A run that is named may be of a plan that had other jobs.
  private Optional<String> job(Node node, boolean last) {
    Optional<Setting> id = settings.scalar(node, "a job's id");
    id.filter(it -> last && !jobs.contains(it.text()))
        .ifPresent(
            it ->
                settings
                    .problems()
                    .unknown(
                        it.span(), "there is no job " + Shapes.quoted(it.text()), it.text(), jobs));
    return id.map(Setting::text);
  }
}
