package dev.runner.report;

import dev.runner.event.Executed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes what the tasks of the page executed and printed, in elements of which the page reads the
/// one that it needs: those that went wrong first, then others as far as there is room.
final class HtmlDetails {
  /// An element has about so many bytes.
  private static final int ELEMENT = 512 << 10;

  private static final byte[] END = "]</script>\n".getBytes(StandardCharsets.US_ASCII);

  private final Results results;
  private final OutputStream out;
  private final ByteArrayOutputStream element = new ByteArrayOutputStream();
  private long room;
  private int first;
  private int last;
  private long leftOut;

  /// @param room for so many bytes
  HtmlDetails(Results results, long room, OutputStream out) {
    this.results = results;
    this.room = room;
    this.out = out;
  }

  /// @return of how many tasks there was no room for this
  long write(HtmlRows rows) throws IOException {
    rows.tell(row -> add(row, true));
    flush();
    rows.tell(row -> add(row, false));
    flush();
    return leftOut;
  }

  private void add(HtmlRow row, boolean wrong) throws IOException {
    if (row.wrong() == wrong && row.task().isPresent() && row.task().get().printed().isPresent()) {
      add(row.number(), row.task().get());
    }
  }

  private void add(int number, TaskRecord task) throws IOException {
    byte[] detail = room > 0 ? detail(number, results.printed(task)) : new byte[0];
    if (room <= 0 || detail.length > room) {
      leftOut++;
      return;
    }
    room -= detail.length;
    first = element.size() == 0 ? number : first;
    last = number;
    element.write(element.size() == 0 ? '[' : ',');
    element.write(detail);
    if (element.size() > ELEMENT) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (element.size() > 0) {
      String start = "<script type=\"application/json\" class=\"details\" data-first=\"" + first;
      out.write((start + "\" data-last=\"" + last + "\">").getBytes(StandardCharsets.US_ASCII));
      element.writeTo(out);
      out.write(END);
      element.reset();
    }
  }

  private static byte[] detail(int number, Printed printed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Embedded.generator(bytes)) {
      Executed executed = printed.executed();
      json.writeStartArray();
      json.writeNumber(number);
      texts(executed.words(), json);
      texts(executed.settings(), json);
      json.writeString(executed.folder().orElse(""));
      json.writeNumber(executed.cut() ? 1 : 0);
      tail(printed.stdout(), json);
      tail(printed.stderr(), json);
      json.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private static void texts(List<String> texts, JsonGenerator json) {
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void tail(Tail tail, JsonGenerator json) {
    json.writeString(tail.text());
    json.writeNumber(tail.truncated() ? 1 : 0);
  }
}
