package dev.runner.report;

import dev.runner.expr.Value;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes numbers, texts and values as few bytes; [Unpacker] reads them back. Lone surrogates
/// become U+FFFD on the way.
///
/// The type of a value is asked for with `instanceof`: a switch over patterns costs some 3 ms at
/// its first use.
final class Packer {
  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int NUMBER = 3;
  static final int STRING = 4;
  static final int LIST = 5;
  static final int RECORD = 6;

  static final int NANOS_PER_MICRO = 1000;

  private static final int FIRST = 256;

  /// The most bytes that are held on to for what comes next.
  private static final int KEPT = 1 << 16;

  private byte[] bytes = new byte[FIRST];
  private int length;

  /// What was written since the last call.
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, length);
    bytes = bytes.length > KEPT ? new byte[FIRST] : bytes;
    length = 0;
    return taken;
  }

  /// A number of seven bits a byte; small ones that are not negative are short.
  Packer number(long number) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      one((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return one((int) rest);
  }

  /// A duration, down to microseconds.
  Packer micros(Duration duration) {
    return number(duration.toNanos() / NANOS_PER_MICRO);
  }

  Packer bytes(byte[] some) {
    number(some.length);
    room(some.length);
    System.arraycopy(some, 0, bytes, length, some.length);
    length += some.length;
    return this;
  }

  Packer text(String text) {
    return plain(text) ? ascii(text) : bytes(utf8(text));
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private Packer ascii(String text) {
    number(text.length());
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  Packer values(List<Value> values) {
    number(values.size());
    values.forEach(this::value);
    return this;
  }

  Packer fields(Map<String, Value> fields) {
    number(fields.size());
    fields.forEach((name, value) -> text(name).value(value));
    return this;
  }

  Packer value(Value value) {
    if (value instanceof Value.Str(String text)) {
      return one(STRING).text(text);
    } else if (value instanceof Value.Num number) {
      return one(NUMBER)
          .text(number.decimal() ? "" : number.value().toString())
          .text(number.spelling());
    } else if (value instanceof Value.Bool(boolean truth)) {
      return one(truth ? TRUE : FALSE);
    } else if (value instanceof Value.Arr(List<Value> items)) {
      return one(LIST).values(items);
    }
    return value instanceof Value.Obj(Map<String, Value> fields)
        ? one(RECORD).fields(fields)
        : one(NULL);
  }

  /// The text as well-formed UTF-8.
  static byte[] utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return encoded(text);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] encoded(String text) {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8));
    ByteBuffer into = ByteBuffer.allocate(3 * text.length());
    CoderResult result = encoder.encode(CharBuffer.wrap(text), into, true);
    assert result.isUnderflow() : result;
    return Arrays.copyOf(into.array(), into.position());
  }

  private Packer one(int b) {
    room(1);
    bytes[length++] = (byte) b;
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
