package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Scope;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.RowsFile;
import dev.runner.plan.Total;
import dev.runner.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `report`: what a job's table shows, and the file that gets its rows.
final class ReportReader {
  private static final String COLUMNS =
      "a mapping of headings to expressions such as `{repo: target.key}`";
  private final Settings settings;
  private final Expressions expressions;
  private final Scope scope;
  private final RowsFileReader rows;

  ReportReader(Settings settings, Scope scope, Places places) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.scope = scope;
    this.rows = new RowsFileReader(settings, places);
  }

  Optional<ReportSpec> read(Node node) {
    return settings
        .shapes()
        .mapping(node, "a mapping such as `{columns: {repo: target.key}}`")
        .map(this::read);
  }

  private ReportSpec read(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`report`", mapping.span(), settings.problems());
    Map<String, Expression> columns = fields.take("columns", this::columns).orElse(Map.of());
    List<Expression> sort = fields.take("sort").map(it -> sort(it, columns)).orElse(List.of());
    boolean reverse = fields.take("reverse", settings::flag).orElse(false);
    Optional<Expression> where = fields.take("where", it -> expressions.condition(it, scope));
    Optional<String> group = fields.take("group_by", it -> heading(it, columns.keySet()));
    Map<String, Total> totals =
        fields.take("totals", it -> totals(it, columns.keySet())).orElse(Map.of());
    Optional<RowsFile> file = fields.take("rows", rows::read);
    fields.end();
    return new ReportSpec(columns, sort, reverse, where, group, totals, file);
  }

  private Optional<Map<String, Expression>> columns(Node node) {
    return settings
        .shapes()
        .mapping(node, COLUMNS)
        .flatMap(
            it ->
                it.entries().isEmpty()
                    ? settings.shapes().wrong(node, COLUMNS, "")
                    : Optional.of(columns(it)));
  }

  private Map<String, Expression> columns(Node.Mapping mapping) {
    Map<String, Expression> columns = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            entry ->
                expressions
                    .value(entry.value(), scope)
                    .ifPresent(it -> columns.put(entry.key().value(), it)));
    return columns;
  }

  /// The heading of a column.
  private Optional<String> heading(Node node, Set<String> columns) {
    return expressions.string(node).filter(it -> known(it, columns)).map(Node.Scalar::value);
  }

  private boolean known(Node.Scalar heading, Set<String> columns) {
    boolean known = columns.contains(heading.value());
    if (!known && columns.isEmpty()) {
      settings
          .problems()
          .error(heading.span(), "there are no columns", "declare it under `columns`");
    } else if (!known) {
      settings
          .problems()
          .unknown(
              heading.span(),
              "there is no column " + Shapes.quoted(heading.value()),
              heading.value(),
              columns);
    }
    return known;
  }

  /// `[dirty]` is `{dirty: sum}`.
  private Optional<Map<String, Total>> totals(Node node, Set<String> columns) {
    Map<String, Total> totals = new LinkedHashMap<>();
    switch (node) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  it -> {
                    boolean known = known(it.key(), columns);
                    settings
                        .choice(it.value(), Texts.words(Total.values()))
                        .filter(_ -> known)
                        .ifPresent(total -> totals.put(it.key().value(), total));
                  });
      case Node.Sequence list ->
          list.items()
              .forEach(it -> heading(it, columns).ifPresent(name -> totals.put(name, Total.SUM)));
      case Node.Scalar scalar ->
          settings
              .shapes()
              .wrong(
                  scalar,
                  "a list of columns such as `[dirty]`",
                  "write `[" + scalar.value() + "]`");
    }
    return Optional.of(totals);
  }

  private List<Expression> sort(Node node, Map<String, Expression> columns) {
    return switch (node) {
      case Node.Sequence list ->
          list.items().stream().flatMap(it -> criterion(it, columns).stream()).toList();
      case Node.Scalar _, Node.Mapping _ -> criterion(node, columns).stream().toList();
    };
  }

  private Optional<Expression> criterion(Node node, Map<String, Expression> columns) {
    return node instanceof Node.Scalar scalar && columns.containsKey(scalar.value())
        ? Optional.of(columns.get(scalar.value()))
        : expressions.string(node).flatMap(it -> expressions.value(it, scope));
  }
}
