package dev.runner.driver.http;

import java.util.List;

/// What may stand in a request's head: whoever wrote a value must not be able to write a header.
final class Rules {
  private static final String MARKS = "!#$%&'*+-.^_`|~";
  private static final List<String> OURS =
      List.of("Host", "Content-Length", "Connection", "Transfer-Encoding");

  private Rules() {}

  static void check(Request request) throws FailureException {
    if (!token(request.method())) {
      throw FailureException.last("`" + printable(request.method()) + "` is no HTTP method");
    }
    for (Header header : request.headers()) {
      check(header);
    }
  }

  private static void check(Header header) throws FailureException {
    if (!token(header.name())) {
      throw FailureException.last("`" + printable(header.name()) + "` is no header's name");
    }
    if (broken(header.value())) {
      throw FailureException.last(
          "the value of the header " + header.name() + " has a line break or a NUL in it");
    }
    for (String name : OURS) {
      if (name.equalsIgnoreCase(header.name())) {
        throw FailureException.last("the header " + name + " can't be set");
      }
    }
  }

  /// Whether a text would break a line of a head.
  static boolean broken(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0;
  }

  private static boolean token(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!plain && MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      if (Character.isISOControl(shown.charAt(i))) {
        shown.setCharAt(i, '?');
      }
    }
    return shown.toString();
  }
}
