package dev.runner.target;

import dev.runner.expr.Value;
import dev.runner.spool.Spool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows as bytes: the key, the place in the source, the fields.
final class RowSpool implements AutoCloseable {
  private final Spool spool;
  private final Shapes shapes = new Shapes();
  private final Encoder encoder = new Encoder();

  RowSpool(Spool spool) {
    this.spool = spool;
  }

  int size() {
    return spool.size();
  }

  void add(String key, Candidate row) {
    encoder.string(key);
    encoder.number(row.place());
    encoder.octet(row.form().octet());
    fields(row.fields().fields());
    spool.add(encoder.take());
  }

  String key(int index) {
    return new Decoder(spool.get(index)).string();
  }

  Row row(int index) {
    Decoder from = new Decoder(spool.get(index));
    String key = from.string();
    Candidate read = candidate(key, from);
    return new Row(key, read.target(key));
  }

  /// The row at `index`, as its source gave it, but for its key.
  Candidate candidate(int index) {
    Decoder from = new Decoder(spool.get(index));
    return candidate(from.string(), from);
  }

  private Candidate candidate(String key, Decoder from) {
    long place = from.number();
    Form form = Form.of(from.octet());
    return new Candidate(Optional.of(key), form, fields(from), place);
  }

  private void fields(Map<String, Value> fields) {
    List<String> names = List.copyOf(fields.keySet());
    Optional<Integer> shape = shapes.number(names);
    encoder.number(shape.isPresent() ? shape.get() + 1 : 0);
    if (shape.isEmpty()) {
      encoder.number(names.size());
      names.forEach(encoder::string);
    }
    fields.values().forEach(encoder::value);
  }

  private Value.Obj fields(Decoder from) {
    int shape = from.count();
    List<String> names = shape == 0 ? names(from) : shapes.names(shape - 1);
    Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(names.size());
    for (String name : names) {
      fields.put(name, from.value());
    }
    return new Value.Obj(fields);
  }

  private static List<String> names(Decoder from) {
    String[] names = new String[from.count()];
    for (int i = 0; i < names.length; i++) {
      names[i] = from.string();
    }
    return List.of(names);
  }

  @Override
  public void close() {
    spool.close();
  }
}
