package dev.runner.target;

import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads back what an [Encoder] wrote.
final class Decoder {
  private final byte[] bytes;
  private int at;

  Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  int octet() {
    return bytes[at++];
  }

  long number() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      int octet = octet();
      number |= (long) (octet & 0x7f) << shift;
      if (octet >= 0) {
        return number;
      }
    }
  }

  int count() {
    return Math.toIntExact(number());
  }

  String string() {
    long coded = number();
    int length = Math.toIntExact(coded >> 1);
    return (coded & 1) == 0 ? narrow(length) : wide(length);
  }

  Value value() {
    int tag = octet();
    return switch (tag) {
      case Tag.NULL -> Value.NULL;
      case Tag.FALSE -> Value.FALSE;
      case Tag.TRUE -> Value.TRUE;
      case Tag.NUMBER -> numeral(string());
      case Tag.SPELLED -> new Value.Num(new BigDecimal(string()), string());
      case Tag.STRING -> Value.of(string());
      case Tag.LIST -> list();
      case Tag.RECORD -> record();
      default -> throw new IllegalStateException("a spooled row has an unknown tag: " + tag);
    };
  }

  private static Value numeral(String spelling) {
    return Value.Num.spelled(spelling);
  }

  private Value list() {
    int count = count();
    List<Value> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(value());
    }
    return new Value.Arr(items);
  }

  private Value record() {
    int count = count();
    Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      fields.put(string(), value());
    }
    return new Value.Obj(fields);
  }

  private String narrow(int length) {
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
  }

  private String wide(int length) {
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = (char) ((octet() << 8) | (octet() & 0xff));
    }
    return new String(chars);
  }
}
