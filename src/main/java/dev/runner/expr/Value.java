package dev.runner.expr;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an expression can mean: the values of JSON.
public sealed interface Value {

  /// The value that says there is none; JSON's and YAML's `null`.
  record Null() implements Value {
    @Override
    public Optional<String> text() {
      return Optional.empty();
    }

    @Override
    public String kind() {
      return "null";
    }
  }

  /// A truth value.
  record Bool(boolean value) implements Value {
    @Override
    public Optional<String> text() {
      return Optional.of(Boolean.toString(value));
    }

    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /// A number that remembers how it was written: `1.10` stays `1.10`, and equals `1.1`.
  ///
  /// Its value is made when it is first asked for: the first decimal number of all costs some 10
  /// ms, which a short run can do without.
  final class Num implements Value, Comparable<Num> {
    private final String spelling;
    private @Nullable BigDecimal value;

    /// @param spelling its text wherever it is put into a string
    public Num(BigDecimal value, String spelling) {
      this.value = value;
      this.spelling = spelling;
    }

    private Num(String decimal) {
      this.spelling = decimal;
    }

    /// A number that is written as a decimal one; nobody has read it yet.
    public static Num spelled(String decimal) {
      return new Num(decimal);
    }

    public BigDecimal value() {
      BigDecimal known = value;
      if (known == null) {
        known = new BigDecimal(spelling);
        value = known;
      }
      return known;
    }

    public String spelling() {
      return spelling;
    }

    /// Less than, equal to or greater than zero as this number is less than, equal to or greater
    /// than the other.
    @Override
    public int compareTo(Num other) {
      return small() && other.small()
          ? Long.compare(whole(), other.whole())
          : value().compareTo(other.value());
    }

    /// Whether it is written as a whole number that surely is a `long`.
    boolean small() {
      int length = spelling.length();
      int start = length > 1 && spelling.charAt(0) == '-' ? 1 : 0;
      boolean digits = length > 0 && length < 18;
      for (int i = start; i < length && digits; i++) {
        digits = spelling.charAt(i) >= '0' && spelling.charAt(i) <= '9';
      }
      return digits;
    }

    /// The value of one that is [#small()].
    long whole() {
      return Long.parseLong(spelling);
    }

    /// Whether its spelling is its value in decimal, so that it can be made of it again.
    public boolean decimal() {
      BigDecimal known = value;
      return known == null || known.toString().equals(spelling);
    }

    @Override
    public Optional<String> text() {
      return Optional.of(spelling);
    }

    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Num that && (spelling.equals(that.spelling) || compareTo(that) == 0);
    }

    @Override
    public int hashCode() {
      return value().stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
      return "Num[" + spelling + "]";
    }
  }

  /// A string.
  record Str(String value) implements Value {
    @Override
    public Optional<String> text() {
      return Optional.of(value);
    }

    @Override
    public String kind() {
      return "a string";
    }
  }

  /// A list.
  record Arr(List<Value> items) implements Value {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public Optional<String> text() {
      return Optional.empty();
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /// A record: fields in the order in which they were given.
  record Obj(Map<String, Value> fields) implements Value {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<Value> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    @Override
    public Optional<String> text() {
      return Optional.empty();
    }

    @Override
    public String kind() {
      return "a record";
    }
  }

  Value NULL = new Null();
  Value TRUE = new Bool(true);
  Value FALSE = new Bool(false);

  static Value of(String text) {
    return new Str(text);
  }

  static Value of(long number) {
    return Num.spelled(Long.toString(number));
  }

  static Value of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /// What this value is when put into a string: a scalar as it is written; empty for null, lists
  /// and records, which have no such text.
  Optional<String> text();

  /// The kind of this value, as messages name it.
  String kind();
}
