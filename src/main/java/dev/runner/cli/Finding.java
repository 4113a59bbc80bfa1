package dev.runner.cli;

import dev.runner.expr.Value;
import dev.runner.text.Printable;
import dev.runner.text.Problem;
import dev.runner.text.Span;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A problem of a plan, for programs.
///
/// @param place empty where the plan could not even be read
/// @param hint empty where the message says all
record Finding(
    String file, Optional<Span> place, Problem.Severity severity, String message, String hint) {

  static Finding of(String file, Problem problem) {
    return new Finding(
        file, Optional.of(problem.span()), problem.severity(), problem.message(), problem.hint());
  }

  static Finding of(String file, Unreadable unreadable) {
    return new Finding(file, Optional.empty(), Problem.Severity.ERROR, unreadable.why(), "");
  }

  /// Lines and columns from 1, columns in code points; the end is behind the last one.
  Value json() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("file", Value.of(file));
    place.ifPresent(
        it -> {
          fields.put("line", Value.of(it.line()));
          fields.put("column", Value.of(it.column()));
          fields.put("end_line", Value.of(it.endLine()));
          fields.put("end_column", Value.of(it.endColumn()));
        });
    fields.put("severity", Value.of(word()));
    fields.put("message", Value.of(message));
    fields.put("hint", Value.of(hint));
    return new Value.Obj(fields);
  }

  /// An annotation. GitHub wants no columns of what has several lines.
  String annotation() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("file", file);
    place.ifPresent(
        it -> {
          boolean single = it.line() == it.endLine();
          properties.put("line", Integer.toString(it.line()));
          properties.put("endLine", Integer.toString(it.endLine()));
          if (single) {
            properties.put("col", Integer.toString(it.column()));
            properties.put("endColumn", Integer.toString(it.endColumn()));
          }
        });
    properties.put("title", "runner validate");
    String text = message + (hint.isEmpty() ? "" : "\n" + hint);
    return new WorkflowCommand(word(), properties, Printable.text(text)).line();
  }

  private String word() {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
