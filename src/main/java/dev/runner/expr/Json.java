package dev.runner.expr;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// JSON to values and back. Numbers keep their spelling. This class loads Jackson; nothing else
/// here does.
public final class Json {
  private static final Pattern TOKEN = Pattern.compile("^Unrecognized token '[^']*'?");

  /// How deep lists and records may be nested.
  static final int DEEPEST = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private Json() {}

  /// The value that a whole document describes.
  public static Value parse(String text) throws JsonException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      Value value = read(parser);
      JsonReader.end(parser);
      return value;
    } catch (JacksonException e) {
      throw JsonReader.malformed(e);
    }
  }

  /// The next value of a parser; of one that stands at the first token of a value, that.
  public static Value read(JsonParser parser) throws JsonException {
    try {
      return new JsonReader(parser).value();
    } catch (JacksonException e) {
      throw JsonReader.malformed(e);
    }
  }

  /// The value in one line.
  public static String write(Value value) {
    StringWriter text = new StringWriter();
    generate(value, text);
    return text.toString();
  }

  /// The value in one line, to where there is room for it; that stays open.
  public static void write(Value value, Writer to) throws IOException {
    try {
      generate(value, to);
    } catch (JacksonIOException e) {
      throw new IOException(String.valueOf(e.getOriginalMessage()), e);
    }
  }

  private static void generate(Value value, Writer to) {
    JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), to);
    write(value, generator);
    generator.flush();
  }

  public static void write(Value value, JsonGenerator generator) {
    JsonWriter.write(value, generator);
  }

  /// What a parser says, without the word that it can't read, which may be part of a secret.
  public static String unquoted(String message) {
    return TOKEN.matcher(message).replaceFirst("Unrecognized token");
  }
}
