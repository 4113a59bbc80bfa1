package dev.runner.cli;

import dev.runner.expr.Value;
import dev.runner.report.Changes;
import dev.runner.report.Changes.Change;
import dev.runner.report.Changes.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What has changed from one run to another, told to people or programs.
///
/// @param before the id of the earlier run
/// @param after the id of the later one
record Difference(String before, String after, Changes changes) {

  /// @param most columns of the terminal that they go to
  List<String> lines(OptionalInt most) {
    List<String> lines = new ArrayList<>();
    if (!changes.all().isEmpty()) {
      List<List<String>> rows = changes.all().stream().map(Difference::row).toList();
      lines.addAll(new Grid(List.of("target", before, after), Set.of(), rows).lines(most));
      lines.add("");
    }
    lines.add(changes.all().size() + " changed, " + changes.same() + " the same");
    return lines;
  }

  private static List<String> row(Change change) {
    return List.of(
        change.job() + "/" + change.key(),
        change.before().map(Difference::cell).orElse("(new)"),
        change.after().map(Difference::cell).orElse("(gone)"));
  }

  private static String cell(State state) {
    return state.outcome() + (state.why().isEmpty() ? "" : " (" + state.why() + ")");
  }

  Value json() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("before", Value.of(before));
    fields.put("after", Value.of(after));
    fields.put("same", Value.of(changes.same()));
    fields.put("changed", new Value.Arr(changes.all().stream().map(Difference::json).toList()));
    return new Value.Obj(fields);
  }

  private static Value json(Change change) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("job", Value.of(change.job()));
    fields.put("key", Value.of(change.key()));
    fields.put("before", json(change.before()));
    fields.put("after", json(change.after()));
    return new Value.Obj(fields);
  }

  private static Value json(Optional<State> state) {
    if (state.isEmpty()) {
      return Value.NULL;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("outcome", Value.of(state.get().outcome()));
    fields.put("reason", state.get().why().isEmpty() ? Value.NULL : Value.of(state.get().why()));
    return new Value.Obj(fields);
  }
}
