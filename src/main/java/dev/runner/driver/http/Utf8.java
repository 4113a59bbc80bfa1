package dev.runner.driver.http;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.text.Span;

/// Texts on their way into UTF-8, which knows no half of a surrogate pair: it would arrive as `?`.
final class Utf8 {
  private Utf8() {}

  /// A template's text.
  static String text(Template template, Names names) throws EvaluationException {
    return checked(template.text(names), template.span());
  }

  /// The text itself.
  static String checked(String text, Span span) throws EvaluationException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (half(text, i)) {
          throw new EvaluationException(
              span, "a text with half of a surrogate pair can't be sent as UTF-8");
        }
        i++;
      }
    }
    return text;
  }

  /// JSON that says the same and has a spelling in UTF-8.
  static String json(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        whole.append(c);
      } else if (half(text, i)) {
        whole.append("\\u").append(Integer.toHexString(c));
      } else {
        whole.append(c).append(text.charAt(++i));
      }
    }
    return whole.toString();
  }

  /// Whether a surrogate is not the first of a pair.
  private static boolean half(String text, int at) {
    return at + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
