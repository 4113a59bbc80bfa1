package dev.runner.report;

import dev.runner.expr.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Values as bytes that compare, unsigned, as the values do: false before true, numbers by value,
/// strings by their UTF-8 bytes, then lists and records; null comes last, also in reverse.
final class SortKey implements Comparable<SortKey> {
  private static final int BOOLEAN = 1;
  private static final int NUMBER = 2;
  private static final int STRING = 3;
  private static final int COMPOUND = 4;
  private static final byte[] NULL = {(byte) 0xff};

  private final byte[] bytes;

  /// A key that was made before.
  SortKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static SortKey of(List<Value> values, boolean reverse) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    for (Value value : values) {
      byte[] part = of(value);
      key.writeBytes(reverse && part[0] != NULL[0] ? complement(part) : part);
    }
    return new SortKey(key.toByteArray());
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public int compareTo(SortKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  private static byte[] of(Value value) {
    return switch (value) {
      case Value.Null _ -> NULL;
      case Value.Bool(boolean truth) -> new byte[] {BOOLEAN, (byte) (truth ? 1 : 0)};
      case Value.Num number -> number(number.value());
      case Value.Str(String text) -> text(STRING, text);
      case Value.Arr _, Value.Obj _ -> text(COMPOUND, Cell.text(value));
    };
  }

  private static byte[] text(int rank, String text) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(rank);
    for (byte b : Packer.utf8(text)) {
      key.write(b);
      if (b == 0) {
        key.write(1);
      }
    }
    key.write(0);
    key.write(0);
    return key.toByteArray();
  }

  /// The sign, then the power of ten and the digits; all of it turned over below zero.
  private static byte[] number(BigDecimal number) {
    byte[] size = number.signum() == 0 ? new byte[0] : magnitude(number.abs().stripTrailingZeros());
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(NUMBER);
    key.write(1 + number.signum());
    key.writeBytes(number.signum() < 0 ? complement(size) : size);
    return key.toByteArray();
  }

  private static byte[] magnitude(BigDecimal number) {
    byte[] digits = number.unscaledValue().toString().getBytes(StandardCharsets.US_ASCII);
    long power = (long) number.precision() - number.scale();
    return ByteBuffer.allocate(Long.BYTES + digits.length + 1)
        .putLong(power ^ Long.MIN_VALUE)
        .put(digits)
        .array();
  }

  private static byte[] complement(byte[] bytes) {
    byte[] turned = bytes.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) ~turned[i];
    }
    return turned;
  }
}
