package dev.runner.driver.http;

import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.StreamClosedException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// Says what became of a connection, for people.
final class Trouble {
  static final String HEAD_TOO_LARGE = "the head of the answer is larger than 256 KB";

  private Trouble() {}

  /// What went wrong until an answer's head was there.
  static FailureException before(Exception e, String place) {
    return switch (e) {
      case FailureException known -> known;
      case MessageConstraintException _ -> FailureException.lost(HEAD_TOO_LARGE);
      case NoHttpResponseException _ -> unanswered(place);
      case ConnectionClosedException _ -> unanswered(place);
      case SSLException told when TlsTrouble.alert(told).isPresent() ->
          TlsTrouble.refused(TlsTrouble.alert(told).get(), place);
      case HttpException _ -> FailureException.lost("what " + place + " answered is not HTTP");
      default -> FailureException.lost("the connection to " + place + " was lost: " + text(e));
    };
  }

  private static FailureException unanswered(String place) {
    return FailureException.lost(place + " closed the connection without an answer");
  }

  /// What went wrong within a body.
  static FailureException within(IOException e, String progress) {
    return switch (e) {
      case FailureException known -> known;
      case SocketException _ -> FailureException.lost("the connection was lost" + progress);
      case ConnectionClosedException _, StreamClosedException _, TruncatedChunkException _ ->
          FailureException.lost("the connection was closed" + progress);
      default -> FailureException.lost(text(e) + progress);
    };
  }

  static String text(Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return why.isEmpty() ? why : why.substring(0, 1).toLowerCase(Locale.ROOT) + why.substring(1);
  }
}
