package dev.runner.report;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes what is made of the rows of a job, and of its groups.
///
/// @param rows as its table shows them
record TotalsJson(JobResult job, Iterable<TargetRecord> rows, JsonGenerator json) {

  void write() {
    Optional<String> heading = job.node().job().report().groupBy();
    Totalling all = new Totalling(job);
    if (heading.isEmpty() && all.none()) {
      return;
    }
    heading.ifPresent(it -> groups(job.headings().indexOf(it)));
    if (!all.none()) {
      rows.forEach(all::add);
      totals(all);
    }
  }

  private void groups(int column) {
    json.writeArrayPropertyStart("groups");
    Optional<Value> current = Optional.empty();
    Totalling part = new Totalling(job);
    for (TargetRecord row : rows) {
      Value value = row.columns().get(column);
      if (current.isPresent() && !current.get().equals(value)) {
        group(current.get(), part);
        part = new Totalling(job);
      }
      current = Optional.of(value);
      part.add(row);
    }
    if (current.isPresent()) {
      group(current.get(), part);
    }
    json.writeEndArray();
  }

  private void group(Value value, Totalling part) {
    json.writeStartObject();
    json.writeName("group");
    Json.write(value, json);
    json.writeNumberProperty("rows", part.rows());
    if (!part.none()) {
      totals(part);
    }
    json.writeEndObject();
  }

  private void totals(Totalling totals) {
    json.writeName("column_totals");
    Json.write(new Value.Obj(totals.results()), json);
  }
}
