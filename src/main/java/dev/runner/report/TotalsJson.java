package dev.runner.report;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes what is made of the rows of a job, and of its groups.
record TotalsJson(Results results, JsonGenerator json) {

  void write(JobResult job) {
    Optional<String> heading = job.node().job().report().groupBy();
    Totalling all = new Totalling(job);
    if (heading.isEmpty() && all.none()) {
      return;
    }
    heading.ifPresent(it -> groups(job, job.headings().indexOf(it)));
    results.table(job).forEach(all::add);
    if (!all.none()) {
      totals(all);
    }
  }

  private void groups(JobResult job, int column) {
    json.writeArrayPropertyStart("groups");
    Optional<Value> current = Optional.empty();
    Totalling part = new Totalling(job);
    for (TargetRecord row : results.table(job)) {
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
