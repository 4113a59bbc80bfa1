package dev.runner.plan;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where rows come from. Templates may use `params`, `vars` and `env`.
public sealed interface TargetSource {

  /// One target without fields, keyed as its job.
  record Single() implements TargetSource {}

  /// Rows written in the plan, in their order: scalars or records.
  record Listed(List<Row> rows) implements TargetSource {
    public Listed {
      rows = List.copyOf(rows);
    }

    /// One entry of a list, and where it is written.
    public record Row(Value value, Span span) {}
  }

  /// Folders: below `root`, or matching `glob`; ordered by the bytes of their paths.
  ///
  /// @param containing only those which hold an entry of this name; found, they are not searched
  ///   further
  /// @param match only those whose path below the root matches one of these globs
  /// @param exclude not those, nor what is below them
  /// @param depth levels below the root; 1 is its direct children
  record Dirs(
      Start start,
      Optional<Template> containing,
      List<Template> match,
      List<Template> exclude,
      Optional<Integer> depth,
      boolean followSymlinks)
      implements TargetSource {
    public Dirs {
      match = List.copyOf(match);
      exclude = List.copyOf(exclude);
    }

    /// Where the search begins.
    public sealed interface Start {
      record Root(Template path) implements Start {}

      record Glob(Template pattern) implements Start {}
    }
  }

  /// Files that match one of these globs; ordered by the bytes of their paths.
  record Files(List<Template> patterns, List<Template> exclude, boolean followSymlinks)
      implements TargetSource {
    public Files {
      patterns = List.copyOf(patterns);
      exclude = List.copyOf(exclude);
    }
  }

  /// The rows of a file; `-` is standard input.
  ///
  /// @param path into a JSON document, to the array (a JSON Pointer or `a.b.c`)
  record RowFile(Format format, Template file, Optional<String> path) implements TargetSource {}

  /// The rows of standard input: an array of JSON where it begins with `[`, a JSON value a line
  /// where it begins with `{`, else lines.
  record Piped() implements TargetSource {}

  /// The rows that a command prints.
  record CommandOutput(List<Template> argv, Format parse) implements TargetSource {
    public CommandOutput {
      argv = List.copyOf(argv);
    }
  }

  /// The rows of what a server answers, page by page.
  ///
  /// @param path into a JSON document, to the array
  /// @param maxPages more are an error
  record Pages(Http http, Format parse, Optional<String> path, NextPage next, int maxPages)
      implements TargetSource {

    /// Where the plan is silent.
    public static final int MOST = 1000;
  }

  /// The targets of a job that did not succeed in an earlier run, in the order of the plan.
  ///
  /// @param job whose they were
  /// @param span where the run is written
  record FailedOf(Which run, String job, Span span) implements TargetSource {

    /// Which run.
    public sealed interface Which {

      /// The latest one of the plan before this one, of those in which the job had targets.
      record Last() implements Which {}

      /// The one of this id, of whatever plan.
      record Run(String id) implements Which {}
    }
  }

  /// The items of a list.
  ///
  /// @param list its value is a list of scalars or records
  record From(Expression list) implements TargetSource {

    /// Whether that is not known before the jobs that are needed have ended.
    public boolean late() {
      return list.uses("needs");
    }
  }

  /// Every combination of the axes' values (the last axis varying fastest), without the excluded,
  /// with the included: GitHub Actions' semantics.
  record Matrix(Map<String, List<Value>> axes, List<Value.Obj> include, List<Value.Obj> exclude)
      implements TargetSource {
    public Matrix {
      axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }
  }

  /// How rows are written in a text.
  enum Format {
    /// A row a line; empty lines are none.
    LINES,
    /// RFC 4180 with a header line.
    CSV,
    /// One document: an array of scalars or records.
    JSON,
    /// A JSON value a line.
    JSONL
  }
}
