package dev.runner.target;

import dev.runner.expr.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Turns values into bytes that a [Decoder] turns into equal ones: strings keep every character
/// (also half of a pair), numbers their spelling.
final class Encoder {
  private byte[] bytes = new byte[512];
  private int length;

  /// What was written since the last call.
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, length);
    length = 0;
    return taken;
  }

  /// A number that isn't negative, small ones in few bytes.
  void number(long number) {
    long rest = number;
    while (rest > 0x7f) {
      octet((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    octet((int) rest);
  }

  void string(String text) {
    if (narrow(text)) {
      number((long) text.length() << 1);
      octets(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      number((long) text.length() << 1 | 1);
      wide(text);
    }
  }

  void value(Value value) {
    switch (value) {
      case Value.Null _ -> octet(Tag.NULL);
      case Value.Bool(boolean truth) -> octet(truth ? Tag.TRUE : Tag.FALSE);
      case Value.Num number -> numeral(number);
      case Value.Str(String text) -> {
        octet(Tag.STRING);
        string(text);
      }
      case Value.Arr(List<Value> items) -> {
        octet(Tag.LIST);
        number(items.size());
        items.forEach(this::value);
      }
      case Value.Obj(Map<String, Value> fields) -> {
        octet(Tag.RECORD);
        fields(fields);
      }
    }
  }

  private void fields(Map<String, Value> fields) {
    number(fields.size());
    fields.forEach(
        (name, value) -> {
          string(name);
          value(value);
        });
  }

  private void numeral(Value.Num number) {
    if (plain(number)) {
      octet(Tag.NUMBER);
    } else {
      octet(Tag.SPELLED);
      string(number.value().toString());
    }
    string(number.spelling());
  }

  private static boolean plain(Value.Num number) {
    return number.decimal();
  }

  private static boolean narrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private void wide(String text) {
    room(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[length++] = (byte) (c >> 8);
      bytes[length++] = (byte) c;
    }
  }

  void octet(int octet) {
    room(1);
    bytes[length++] = (byte) octet;
  }

  private void octets(byte[] octets) {
    room(octets.length);
    System.arraycopy(octets, 0, bytes, length, octets.length);
    length += octets.length;
  }

  private void room(int needed) {
    if (length + needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + needed));
    }
  }
}
