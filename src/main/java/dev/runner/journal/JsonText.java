package dev.runner.journal;

import dev.runner.expr.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Writes JSON into bytes that it keeps. Every line of every run passes here: it needs no library
/// that takes long to load.
final class JsonText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int NANOS = 1_000_000;

  private byte[] bytes = new byte[1024];
  private int length;

  /// Whether a comma has to come before what follows.
  private boolean more;

  JsonText open(char bracket) {
    comma();
    put(bracket);
    more = false;
    return this;
  }

  JsonText close(char bracket) {
    put(bracket);
    more = true;
    return this;
  }

  /// A name in an object; its value follows.
  JsonText name(String name) {
    string(name);
    put(':');
    more = false;
    return this;
  }

  JsonText field(String name, String text) {
    return name(name).string(text);
  }

  JsonText field(String name, long number) {
    return name(name).number(number);
  }

  JsonText field(String name, boolean truth) {
    return name(name).raw(Boolean.toString(truth));
  }

  JsonText field(String name, Value value) {
    return name(name).value(value);
  }

  /// Milliseconds, with as many decimals as it takes.
  JsonText field(String name, Duration duration) {
    long nanos = duration.toNanos();
    name(name).raw(Long.toString(nanos / NANOS));
    if (nanos % NANOS != 0) {
      put('.');
      for (int unit = NANOS / 10, rest = (int) (nanos % NANOS); rest > 0; unit /= 10) {
        put((char) ('0' + rest / unit));
        rest %= unit;
      }
    }
    return this;
  }

  JsonText number(long number) {
    return raw(Long.toString(number));
  }

  JsonText value(Value value) {
    switch (value) {
      case Value.Null _ -> raw("null");
      case Value.Bool(boolean truth) -> raw(Boolean.toString(truth));
      case Value.Num number -> raw(Decimal.of(number));
      case Value.Str(String text) -> string(text);
      case Value.Arr list -> {
        open('[');
        list.items().forEach(this::value);
        close(']');
      }
      case Value.Obj object -> {
        open('{');
        object.fields().forEach(this::field);
        close('}');
      }
    }
    return this;
  }

  JsonText string(String text) {
    comma();
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        put(c);
      } else {
        i += special(text, i);
      }
    }
    put('"');
    more = true;
    return this;
  }

  /// @return how many characters it takes beyond the first
  private int special(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\\') {
      put('\\');
      put(c);
    } else if (c < 0x20 || c == 0x7f) {
      escaped(c);
    } else if (c < 0x800) {
      put((char) (0xc0 | c >> 6));
      put((char) (0x80 | c & 0x3f));
    } else if (!Character.isSurrogate(c)) {
      three(c);
    } else if (pair(text, at)) {
      four(text.codePointAt(at));
      return 1;
    } else {
      escaped(c);
    }
    return 0;
  }

  private static boolean pair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  private void three(char c) {
    put((char) (0xe0 | c >> 12));
    put((char) (0x80 | c >> 6 & 0x3f));
    put((char) (0x80 | c & 0x3f));
  }

  private void four(int point) {
    put((char) (0xf0 | point >> 18));
    put((char) (0x80 | point >> 12 & 0x3f));
    put((char) (0x80 | point >> 6 & 0x3f));
    put((char) (0x80 | point & 0x3f));
  }

  private void escaped(char c) {
    put('\\');
    put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put((char) HEX[c >> shift & 0xf]);
    }
  }

  private JsonText raw(String text) {
    comma();
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    more = true;
    return this;
  }

  private void comma() {
    if (more) {
      put(',');
      more = false;
    }
  }

  private void put(char one) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) one;
  }

  int length() {
    return length;
  }

  /// Ends a line that began at a place with an object: adds what its bytes sum up to.
  void seal(int start) {
    int sum = Checksum.of(bytes, start, length - 1);
    length--;
    more = true;
    name("crc").raw("\"" + Checksum.hex(sum) + "\"");
    put('}');
    put('\n');
    more = false;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    length = 0;
    more = false;
  }
}
