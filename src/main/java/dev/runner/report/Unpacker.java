package dev.runner.report;

import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads back what a [Packer] wrote, in the same order.
final class Unpacker {
  private final byte[] bytes;
  private int at;

  Unpacker(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long number = 0;
    int shift = 0;
    byte b;
    do {
      b = bytes[at++];
      number |= (b & 0x7fL) << shift;
      shift += 7;
    } while (b < 0);
    return number;
  }

  int small() {
    return (int) number();
  }

  /// A duration, down to microseconds.
  Duration micros() {
    return Duration.ofNanos(number() * Packer.NANOS_PER_MICRO);
  }

  byte[] bytes() {
    int length = small();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  String text() {
    int length = small();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  List<Value> values() {
    int size = small();
    List<Value> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(value());
    }
    return values;
  }

  Map<String, Value> fields() {
    int size = small();
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      fields.put(text(), value());
    }
    return fields;
  }

  /// @param value empty where the spelling says it
  private static Value number(String value, String spelling) {
    return value.isEmpty()
        ? Value.Num.spelled(spelling)
        : new Value.Num(new BigDecimal(value), spelling);
  }

  Value value() {
    return switch (small()) {
      case Packer.FALSE -> Value.FALSE;
      case Packer.TRUE -> Value.TRUE;
      case Packer.NUMBER -> number(text(), text());
      case Packer.STRING -> Value.of(text());
      case Packer.LIST -> new Value.Arr(values());
      case Packer.RECORD -> new Value.Obj(fields());
      default -> Value.NULL;
    };
  }
}
