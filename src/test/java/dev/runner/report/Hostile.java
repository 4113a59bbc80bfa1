package dev.runner.report;

import dev.runner.event.Executed;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import java.util.List;
import java.util.Optional;

/// A run everything in which means harm to who shows it.
final class Hostile {
  static final List<String> TEXTS =
      List.of(
          "</script><script>window.pwned=1</script>",
          "<!-- <script>",
          "]]>\"><img src=x onerror=window.pwned=1>",
          "javascript:window.pwned=1",
          "'-window.pwned-'${window.pwned=1}`",
          "\u202Egnp.exe\u202C \u2066hidden\u2069 \u200f\u2028\u2029",
          "\u001b]0;title\u0007\u001b]8;;javascript:window.pwned=1\u001b\\link\u001b]8;;\u001b\\"
              + "\u001bPq#0;2;0;0;0\u001b\\\u001b[2J\u001b[999;999H\u009b31m\u009d52;c;eA\u009c",
          "&lt;b&gt; &#60;i&#62; %3Cscript%3E",
          "www.x.org",
          "a\r\nb\tc\u0000d\u007f\ufeff");

  private Hostile() {}

  static Story story() {
    Story story = Story.of(JobStory.of("first"), JobStory.of("many").needs("first"));
    story.ok("first", "one", 20);
    for (String text : TEXTS) {
      Outcome outcome = Outcome.failed(new Reason.Spawn(text));
      Executed executed =
          new Executed(List.of(text), List.of("A=" + text), Optional.of(text), true);
      story.target(
          "many",
          text,
          outcome,
          30,
          TaskStory.of("step-1")
              .ended(outcome)
              .attempts(2)
              .executed(executed)
              .stdout(text.repeat(20))
              .stderr(everyByte()));
    }
    TaskStory plain =
        TaskStory.of("step-1")
            .executed(new Executed(List.of("git", "fetch"), List.of(), Optional.empty(), false))
            .stdout("some \u001b[31mred\u001b[0m\n");
    return story
        .target("many", "plain one", Outcome.SUCCEEDED, 10, plain)
        .target("many", "plain two", Outcome.SUCCEEDED, 10, plain);
  }

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }
}
