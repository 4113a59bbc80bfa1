package dev.runner.expr;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.JacksonIOException;

/// Writes one JSON object that is too large to be had at once, piece by piece, from top to bottom.
/// What a list is given stands on a line of its own, and nothing in it can drive a terminal.
public final class JsonDocument implements AutoCloseable {
  private final JsonGenerator json;

  /// How deep the lists stand that are being filled, the innermost first.
  private final Deque<Integer> lists = new ArrayDeque<>();

  /// @param out stays open
  public JsonDocument(OutputStream out) throws IOException {
    json = JsonLayout.generator(out, new JsonLayout(this::inList));
    guarded(json::writeStartObject);
  }

  /// Gives the innermost object fields.
  public void put(Map<String, Value> fields) throws IOException {
    guarded(() -> fields.forEach(this::field));
  }

  private void field(String name, Value value) {
    json.writeName(name);
    Json.write(value, json);
  }

  /// Gives the innermost object a list, which is filled next.
  public void list(String name) throws IOException {
    guarded(() -> json.writeArrayPropertyStart(name));
    lists.push(json.streamWriteContext().getNestingDepth());
  }

  /// Adds an element to the list.
  public void add(Value value) throws IOException {
    guarded(() -> Json.write(value, json));
  }

  /// Adds an object to the list, which is filled next.
  public void object() throws IOException {
    guarded(json::writeStartObject);
  }

  /// The innermost list has no more elements.
  public void endList() throws IOException {
    guarded(json::writeEndArray);
    lists.pop();
  }

  /// The innermost object has no more fields.
  public void endObject() throws IOException {
    guarded(json::writeEndObject);
  }

  /// The document has no more fields, nor has what is left open in it.
  @Override
  public void close() throws IOException {
    guarded(json::close);
  }

  private interface Piece {
    void write();
  }

  private static void guarded(Piece piece) throws IOException {
    try {
      piece.write();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException(e);
    }
  }

  /// Line breaks stand between what the lists are given, not within.
  private boolean inList(TokenStreamContext context) {
    return !lists.isEmpty() && context.getNestingDepth() <= lists.getFirst();
  }
}
