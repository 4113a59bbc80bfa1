package dev.runner.driver.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes `multipart/form-data` (RFC 7578), names as browsers escape them.
final class Multipart {
  private final String boundary = "runner-" + UUID.randomUUID();
  private final List<Segment> segments = new ArrayList<>();

  private Multipart() {}

  static Payload of(List<Content.Part> parts) throws FailureException {
    Multipart form = new Multipart();
    for (Content.Part part : parts) {
      form.add(part);
    }
    form.text("--" + form.boundary + "--\r\n");
    return new Payload(
        true,
        List.copyOf(form.segments),
        Optional.of("multipart/form-data; boundary=" + form.boundary));
  }

  private void add(Content.Part part) throws FailureException {
    if (Rules.broken(part.type())) {
      throw FailureException.last(
          "the type of the part " + escaped(part.name()) + " has a line break or a NUL in it");
    }
    StringBuilder head = new StringBuilder("--").append(boundary);
    head.append("\r\nContent-Disposition: form-data; name=\"").append(escaped(part.name()));
    if (!part.filename().isEmpty()) {
      head.append("\"; filename=\"").append(escaped(part.filename()));
    }
    head.append("\"\r\n");
    if (!part.type().isEmpty()) {
      head.append("Content-Type: ").append(part.type()).append("\r\n");
    }
    text(head.append("\r\n").toString());
    segments.addAll(Payload.of(part.content()).segments());
    text("\r\n");
  }

  private void text(String text) {
    segments.add(new Segment.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A").replace("\0", "%00");
  }
}
