package dev.runner.expr;

/// Cuts strings at others.
final class Cutting {
  private Cutting() {}

  static Value lines(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0);
    BoundedList lines = arguments.list();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(withoutReturn(text, from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines.value();
  }

  private static String withoutReturn(String text, int from, int end) {
    return text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  static Value words(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0);
    BoundedList words = arguments.list();
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
        if (at > from) {
          words.add(text.substring(from, at));
        }
        from = at + 1;
      }
    }
    return words.value();
  }

  static Value split(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0);
    Needle separator = needle(arguments, "the separator is empty");
    BoundedList parts = arguments.list();
    int from = 0;
    for (int at = separator.in(text, 0); at >= 0; at = separator.in(text, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts.value();
  }

  static Value replace(Arguments arguments) throws EvaluationException {
    String text = arguments.string(0);
    Needle needle = needle(arguments, "the string to replace is empty");
    String to = arguments.string(2);
    BoundedText replaced = new BoundedText(arguments.span());
    int from = 0;
    for (int at = needle.in(text, 0); at >= 0; at = needle.in(text, from)) {
      replaced.append(text, from, at).append(to);
      from = at + needle.length();
    }
    return arguments.text(replaced.append(text, from, text.length()).toString());
  }

  private static Needle needle(Arguments arguments, String complaint) throws EvaluationException {
    String needle = arguments.string(1);
    if (needle.isEmpty()) {
      throw arguments.fault(1, complaint);
    }
    return new Needle(needle);
  }
}
