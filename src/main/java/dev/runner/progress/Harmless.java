package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.text.Printable;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of children, made harmless to a terminal: of all control sequences only colours stay, if
/// wanted; other control characters become visible, and what is no UTF-8 becomes U+FFFD.
///
/// It sees whole lines, so that no sequence is split; the escape character itself only gets through
/// in a colour.
final class Harmless {
  private static final String RESET = "\u001b[0m";

  /// CSI; then the strings OSC, DCS, SOS, PM, APC with their end; then the short ones.
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "(?:\u001b\\[|\u009b)[0-?]*+[ -/]*+[@-~]"
              + "|(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*+(?:\u0007|\u001b\\\\|\u009c)"
              + "|\u001b[ -/]*+[0-OQ-WYZ`-~]");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]{0,60}+m");
  private static final Pattern PLAIN = Pattern.compile("\u001b\\[[0;]*m");

  private Harmless() {}

  /// What a terminal may show for the line: without its break, and of what carriage returns
  /// overwrite only the last.
  static byte[] line(byte[] bytes, int from, int to, boolean colour) {
    int end = to > from && bytes[to - 1] == '\n' ? to - 1 : to;
    return plain(bytes, from, end)
        ? Arrays.copyOfRange(bytes, from, end)
        : line(new String(bytes, from, end - from, UTF_8), colour).getBytes(UTF_8);
  }

  static String line(String text, boolean colour) {
    String seen = lastSegment(text);
    Matcher sequence = SEQUENCE.matcher(seen);
    StringBuilder line = new StringBuilder(seen.length());
    boolean coloured = false;
    int from = 0;
    while (sequence.find()) {
      line.append(Printable.text(seen.substring(from, sequence.start())));
      from = sequence.end();
      if (colour && COLOUR.matcher(sequence.group()).matches()) {
        line.append(sequence.group());
        coloured = !PLAIN.matcher(sequence.group()).matches();
      }
    }
    line.append(Printable.text(seen.substring(from)));
    return coloured ? line.append(RESET).toString() : line.toString();
  }

  private static String lastSegment(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(text.lastIndexOf('\r', end - 1) + 1, end);
  }

  private static boolean plain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
