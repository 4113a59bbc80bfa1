package dev.runner.target;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a parser says of a text, with its line where our messages have it: behind the name.
final class Complaint {
  private static final Pattern JSON = Pattern.compile("line (\\d+), (column .*)");
  private static final Pattern CSV = Pattern.compile("(.*) \\(record starting at line (\\d+)\\)");

  private Complaint() {}

  static SourceException of(String message, Origin origin) {
    String plain = Quoted.message(message);
    Matcher json = JSON.matcher(plain);
    Matcher csv = CSV.matcher(plain);
    return json.matches()
        ? at(json.group(1), json.group(2), origin)
        : csv.matches()
            ? at(csv.group(2), csv.group(1), origin)
            : SourceException.invalid(origin.name() + ": " + plain);
  }

  private static SourceException at(String line, String what, Origin origin) {
    return SourceException.invalid(origin.at(Long.parseLong(line)) + ": " + what);
  }
}
