package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Executed;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\"[^>]*>(?s:.*?)</script>\n");
  private static final Pattern POLICY =
      Pattern.compile("script-src '([^']+)'; style-src '([^']+)'");
  private static final String HOSTILE =
      "</script><script>alert(1)</script><!--]]>\"><img src=x onerror=alert(1)>"
          + "\u202Eevil\u2066\u2028\u2029\u0085\u001b]0;title\u0007\u0000'&lt;";

  @Test
  void the_data_tell_the_run_its_tasks_and_what_they_did() {
    Executed executed =
        new Executed(
            List.of("git", "fetch"), List.of("DEPTH=1", "TOKEN=***"), Optional.of("/src"), false);
    Usage usage =
        new Usage(Duration.ofMillis(12), Duration.ofNanos(3_450_000), OptionalLong.of(4096));
    Story story =
        Story.of(JobStory.of("get").step("fetch", 1), JobStory.of("put").called("Put").needs("get"))
            .target(
                "get",
                "app",
                Outcome.failed(new Reason.Exit(128)),
                300,
                TaskStory.failed("fetch", 128)
                    .attempts(2)
                    .took(300)
                    .using(usage)
                    .executed(executed)
                    .stderr("fatal: \u001b[31mno\u001b[0m\n"))
            .ok("put", "a", 7);
    assertThat(data(story.html()))
        .isEqualTo(
            """
            <script type="application/json" id="run">{"plan":"story","run":"20261120-100000-abcd",\
            "outcome":"partial","exit_code":2,"started":1795168800000,"duration":12345,\
            "totals":[1,1,0,0],"bounded_by":"attempts","limiters":[],"tasks":2,"shown":2,\
            "unshown_wrong":0,"jobs":[{"id":"get","outcome":"failed","totals":[0,1,0,0],"needs":[],\
            "steps":[{"id":"fetch","kind":"exec"}]},{"id":"put","name":"Put","outcome":"succeeded",\
            "totals":[1,0,0,0],"needs":[["get","succeeded"]],\
            "steps":[{"id":"step-1","kind":"exec"}]}]}</script>
            <script type="application/json" id="rows">[
            [0,"app",0,1,8,300,2,["exit","exit 128"],\
            [[1,1,0,150,["exit","exit 1"],[],[12,3.4,4096]],\
            [2,1,150,150,["exit","exit 128"],[],[12,3.4,4096]]],128,0,null]
            ,[1,"a",0,0,0,7,1,0,[[1,0,0,7,0,[],0]],0,0,null]]</script>
            <script type="application/json" class="details" data-first="0" data-last="0">\
            [[0,["git","fetch"],["DEPTH=1","TOKEN=***"],"/src",0,"",0,\
            "fatal: \\u001B[31mno\\u001B[0m\\n",0]]</script>
            <script type="application/json" id="left-out">0</script>
            """);
  }

  @Test
  void the_same_results_give_the_same_bytes_whatever_ended_first() {
    Story story = many(60);
    String once = story.html();
    assertThat(
            IntStream.range(0, 5)
                .mapToObj(
                    seed ->
                        Story.written(
                            Format.HTML, story.shuffled(Detail.PAGE, seed), Layout.PLAIN)))
        .allMatch(once::equals);
  }

  @Test
  void nothing_in_the_data_is_markup() {
    Executed executed =
        new Executed(List.of(HOSTILE), List.of("A=" + HOSTILE), Optional.of(HOSTILE), false);
    Story story =
        Story.of(JobStory.of("a"))
            .target(
                "a",
                HOSTILE,
                Outcome.failed(new Reason.Spawn(HOSTILE)),
                1,
                TaskStory.of("step-1")
                    .ended(Outcome.failed(new Reason.Spawn(HOSTILE)))
                    .executed(executed)
                    .stdout(HOSTILE)
                    .stderr(everyByte()));
    String data = data(story.html());
    assertThat(data.replaceAll("<script type=[^<>]*>|</script>\n", ""))
        .contains("evil")
        .doesNotContainPattern(
            "[<>&'\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]");
    assertThat(DATA.matcher(data).results()).hasSize(4);
  }

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }

  @Test
  void the_policy_allows_its_own_script_and_style_alone() {
    String page = many(1).html();
    Matcher policy = POLICY.matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1)).isEqualTo(hash(between(page, "<script>", "</script>\n</body>")));
    assertThat(policy.group(2)).isEqualTo(hash(between(page, "<style>", "</style>")));
    assertThat(page).contains("default-src 'none'").doesNotContain("https:");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
  }

  @Test
  void what_went_wrong_is_shown_before_what_did_not_and_in_the_order_of_the_plan() {
    Story story = many(12);
    assertThat(keys(written(story, 5, Long.MAX_VALUE)))
        .containsExactly("t0", "t2", "t5", "t8", "t11");
    assertThat(keys(written(story, 3, Long.MAX_VALUE))).containsExactly("t2", "t5", "t8");
    assertThat(written(story, 3, Long.MAX_VALUE))
        .contains("\"tasks\":12,\"shown\":3,\"unshown_wrong\":1");
  }

  @Test
  void output_is_left_out_where_there_is_no_room_first_that_of_what_succeeded() {
    Story story = many(12);
    String page = written(story, 100, 400);
    List<String> told =
        Pattern.compile("\"printed (\\w+)").matcher(page).results().map(it -> it.group(1)).toList();
    assertThat(told).startsWith("t2", "t5", "t8", "t11").hasSizeLessThan(12);
    assertThat(page).contains("id=\"left-out\">" + (12 - told.size()) + "<");
  }

  /// Every third fails.
  private static Story many(int targets) {
    Story story = Story.of(JobStory.of("many"));
    for (int i = 0; i < targets; i++) {
      boolean failed = i % 3 == 2;
      Outcome outcome = failed ? Outcome.failed(new Reason.Exit(1)) : Outcome.SUCCEEDED;
      TaskStory task =
          TaskStory.of("step-1").ended(outcome).stdout("printed t" + i + " ".repeat(40));
      story.target("many", "t" + i, outcome, 100, task);
    }
    return story;
  }

  private static List<String> keys(String page) {
    return Pattern.compile("(?m)^,?\\[0,\"(\\w+)\"")
        .matcher(page)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  private static String written(Story story, int rows, long details) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Results results = story.results(Detail.PAGE)) {
      HtmlReport.write(results, 2, rows, details, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String data(String page) {
    return DATA.matcher(page).results().map(it -> it.group()).collect(Collectors.joining());
  }

  private static String between(String page, String start, String end) {
    int from = page.lastIndexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
