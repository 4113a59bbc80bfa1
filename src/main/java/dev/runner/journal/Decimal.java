package dev.runner.journal;

import dev.runner.expr.Value;

/// How a number is written in JSON.
final class Decimal {
  private Decimal() {}

  /// As it was written, unless JSON knows no such spelling (`0x1f`).
  static String of(Value.Num number) {
    String spelling = number.spelling();
    return new Look(spelling).sound() ? spelling : number.value().toString();
  }

  /// Follows a spelling from its beginning.
  private static final class Look {
    private final String text;
    private int at;

    Look(String text) {
      this.text = text;
    }

    boolean sound() {
      passes("-");
      boolean whole = passes("0") || digits();
      boolean part = !passes(".") || digits();
      boolean power = !passes("eE") || digitsBehindSign();
      return whole && part && power && at == text.length();
    }

    private boolean digitsBehindSign() {
      passes("-+");
      return digits();
    }

    private boolean passes(String one) {
      boolean there = at < text.length() && one.indexOf(text.charAt(at)) >= 0;
      at += there ? 1 : 0;
      return there;
    }

    private boolean digits() {
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      return at > start;
    }
  }
}
