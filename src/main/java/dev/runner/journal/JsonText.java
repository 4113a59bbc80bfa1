package dev.runner.journal;

import dev.runner.expr.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Writes JSON into bytes that it keeps. Every line of every run passes here: it needs no library
/// that takes long to load.
final class JsonText {
  private static final int NANOS = 1_000_000;

  private static final int MOST_NAMES = 500;

  private final Map<String, byte[]> names = new HashMap<>();
  private final Bytes bytes = new Bytes();

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
    comma();
    byte[] known = names.get(name);
    if (known == null) {
      learn(name);
    } else {
      bytes.put(known);
    }
    more = false;
    return this;
  }

  /// The same few names come again and again.
  private void learn(String name) {
    int start = bytes.length();
    string(name);
    put(':');
    if (names.size() < MOST_NAMES) {
      names.put(name, bytes.since(start));
    }
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
    name(name).number(nanos / NANOS);
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
    if (number < 0) {
      return raw(Long.toString(number));
    }
    comma();
    bytes.digits(number);
    more = true;
    return this;
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
    byte[] some = text.getBytes(StandardCharsets.UTF_8);
    if (some.length == text.length() && plain(some)) {
      bytes.put(some);
    } else {
      spell(text);
    }
    put('"');
    more = true;
    return this;
  }

  /// Whether bytes, one of each character, are what stands in JSON. A question mark may be what has
  /// become of half a surrogate pair.
  private static boolean plain(byte[] bytes) {
    for (byte one : bytes) {
      if (one < 0x20 || one == '"' || one == '\\' || one == 0x7f || one == '?') {
        return false;
      }
    }
    return true;
  }

  private void spell(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        put(c);
      } else {
        i += special(text, i);
      }
    }
  }

  /// A text that needs no escapes, as what we have written ourselves does not.
  JsonText letters(String text) {
    return letters(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  JsonText letters(byte[] text) {
    comma();
    put('"');
    bytes.put(text);
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
    bytes.hex(c, 4);
  }

  private JsonText raw(String text) {
    comma();
    bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
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
    bytes.put(one);
  }

  int length() {
    return bytes.length();
  }

  /// What was written behind a place: whole fields, which can be written again by [#again].
  byte[] since(int start) {
    return bytes.since(start);
  }

  /// Writes fields as they were written before, the first of which was not the first of its object.
  JsonText again(byte[] fields) {
    bytes.put(fields);
    more = true;
    return this;
  }

  /// Ends a line that began at a place with an object: adds what its bytes sum up to.
  void seal(int start) {
    int sum = Checksum.of(bytes.array(), start, bytes.length() - 1);
    bytes.cut(bytes.length() - 1);
    more = true;
    name("crc");
    put('"');
    bytes.hex(sum, 8);
    put('"');
    put('}');
    put('\n');
    more = false;
  }

  byte[] bytes() {
    return bytes.array();
  }

  void clear() {
    bytes.cut(0);
    more = false;
  }
}
