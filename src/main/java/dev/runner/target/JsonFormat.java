package dev.runner.target;

import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The items of an array somewhere in a document, of which only one item is in memory at a time.
final class JsonFormat implements TextFormat {
  private final JsonPath path;

  JsonFormat(JsonPath path) {
    this.path = path;
  }

  @Override
  public void read(Utf8Reader text, Origin origin, Intake intake)
      throws IOException, SourceException, InterruptedException {
    try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), text)) {
      new JsonWay(parser, path, origin).toArray();
      items(parser, origin, intake);
      end(parser, origin);
    } catch (JacksonException e) {
      text.rethrow();
      throw malformed(e, origin);
    } catch (JsonException e) {
      text.rethrow();
      throw Complaint.of(String.valueOf(e.getMessage()), origin);
    }
  }

  private JsonFactory factory() {
    int depth = Limits.DEPTH + path.steps().size() + 1;
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxStringLength(Limits.ROW)
                .build())
        .build();
  }

  private static void items(JsonParser parser, Origin origin, Intake intake)
      throws JsonException, SourceException, InterruptedException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long line = parser.currentTokenLocation().getLineNr();
      intake.take(Candidate.of(Json.read(parser), line, origin));
    }
  }

  /// Reads what is behind the array: a document that is cut off is not half a source, but none.
  private static void end(JsonParser parser, Origin origin) throws SourceException {
    while (!parser.streamReadContext().inRoot()) {
      parser.nextToken();
    }
    if (parser.nextToken() != null) {
      throw SourceException.invalid(
          origin.at(parser.currentTokenLocation().getLineNr())
              + ": there is more behind the document; a value a line is `jsonl`");
    }
  }

  private static SourceException malformed(JacksonException e, Origin origin) {
    String where = e.getLocation() == null ? origin.name() : origin.at(e.getLocation().getLineNr());
    return SourceException.invalid(where + ": " + Quoted.message(e.getOriginalMessage()));
  }
}
