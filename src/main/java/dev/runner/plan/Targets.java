package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.text.Span;
import java.util.Optional;

/// Where a job's targets come from, and what must hold of them.
///
/// @param key of each target: a field's name has become `target.NAME`'s template; empty: the
///   source's own
/// @param where keeps the rows of which it is true
/// @param span where the source is written
public record Targets(
    TargetSource source,
    Optional<Key> key,
    Optional<Expression> where,
    OnEmpty onEmpty,
    Optional<Expect> expect,
    Span span) {

  /// What names a target.
  public sealed interface Key {
    /// The text of a row's field.
    record Field(String name, Span span) implements Key {}

    /// A template over `target`.
    record Computed(Template template) implements Key {}
  }

  /// What it means to have no target.
  public enum OnEmpty {
    WARN,
    ERROR,
    SUCCEED
  }

  /// How many rows there must be, after `where`.
  public record Expect(long least, long most) {}

  /// The same of another source.
  public Targets from(TargetSource other) {
    return new Targets(other, key, where, onEmpty, expect, span);
  }

  /// The one target of a job that has no `targets`, keyed as the job.
  public static Targets single(Span span) {
    return new Targets(
        new TargetSource.Single(),
        Optional.empty(),
        Optional.empty(),
        OnEmpty.SUCCEED,
        Optional.empty(),
        span);
  }
}
