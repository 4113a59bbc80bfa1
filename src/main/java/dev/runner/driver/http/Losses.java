package dev.runner.driver.http;

import java.io.EOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// Says what went wrong with a connection, for people.
final class Losses {
  private static final Pattern PREMATURE =
      Pattern.compile("expected: ([0-9,.]+); received: ([0-9,.]+)");

  private Losses() {}

  static String told(Exception e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case NoHttpResponseException _ -> "the server closed the connection without an answer";
      case TruncatedChunkException _, EOFException _ ->
          "the connection was closed in the middle of the body";
      case ConnectionClosedException _ -> closed(message);
      case HttpException _ -> "the answer is no proper HTTP: " + message;
      default -> "the connection was lost: " + message;
    };
  }

  private static String closed(String message) {
    Matcher premature = PREMATURE.matcher(message);
    return premature.find()
        ? "the connection was closed after "
            + premature.group(2)
            + " of "
            + premature.group(1)
            + " bytes of the body"
        : "the connection was closed in the middle of the body";
  }
}
