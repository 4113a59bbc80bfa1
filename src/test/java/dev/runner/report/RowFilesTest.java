package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.expr.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /// A job of a target in each way of ending.
  private static Story every(JobStory job) {
    return Story.of(job)
        .target("a", "good", Outcome.SUCCEEDED, 7, TaskStory.of("step-1").output("n", num("1.50")))
        .target("a", "bad", Stories.EXIT_128, 9, TaskStory.failed("step-1", 128).attempts(3))
        .target("a", "late", Stories.FAIL_FAST, 0, TaskStory.never("step-1", Stories.FAIL_FAST))
        .target(
            "a",
            "no",
            Outcome.skipped(new Reason.Condition()),
            0,
            TaskStory.never("step-1", Outcome.skipped(new Reason.Condition())));
  }

  private static Value num(String spelling) {
    return Value.Num.spelled(spelling);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rows_stand_in_the_order_of_the_targets_whatever_ended_first(long seed) throws IOException {
    Path file = folder.resolve("deep/below/rows.jsonl");
    assertThat(every(JobStory.of("a").rows(file)).rows(seed)).isEmpty();

    assertThat(file)
        .hasContent(
            """
            {"key":"good","outcome":"succeeded","reason":null,"attempts":1,"duration_ms":7}
            {"key":"bad","outcome":"failed","reason":"exit 128","attempts":3,"duration_ms":9}
            {"key":"late","outcome":"cancelled","reason":"fail_fast","attempts":0,"duration_ms":0}
            {"key":"no","outcome":"skipped","reason":"if is false","attempts":0,"duration_ms":0}
            """);
  }

  @Test
  void the_plans_columns_are_typed_and_null_where_they_have_no_value() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    JobStory job =
        JobStory.of("a")
            .column("key", "target.key")
            .column("n", "steps.step-1.outputs.n")
            .column("ok", "steps.step-1.exit_code == 0")
            .column("parts", "split(target.key, 'o')")
            .sort("key")
            .reverse()
            .where("false")
            .rows(file);

    assertThat(every(job).rows(1)).isEmpty();
    assertThat(file)
        .hasContent(
            """
            {"key":"good","n":1.50,"ok":true,"parts":["g","","d"]}
            {"key":"bad","n":null,"ok":false,"parts":["bad"]}
            {"key":"late","n":null,"ok":false,"parts":["late"]}
            {"key":"no","n":null,"ok":false,"parts":["n",""]}
            """);
  }

  @Test
  void a_table_has_a_header_and_quotes_what_would_break_it() throws IOException {
    Path file = folder.resolve("rows.csv");
    Value list = new Value.Arr(List.of(Value.of("x"), Value.NULL));
    JobStory job =
        JobStory.of("a")
            .column("a \"key\"", "target.key")
            .column("x", "steps.step-1.outputs.x")
            .rows(file);
    Story story =
        Story.of(job)
            .target(
                "a", "1,\"2\"\r\n3", Outcome.SUCCEEDED, 1, TaskStory.of("step-1").output("x", list))
            .target("a", "bad", Stories.EXIT_128, 9, TaskStory.failed("step-1", 128));

    assertThat(story.rows(1)).isEmpty();
    assertThat(Files.readString(file))
        .isEqualTo("\"a \"\"key\"\"\",x\r\n\"1,\"\"2\"\"\r\n3\",\"[\"\"x\"\",null]\"\r\nbad,\r\n");
  }

  @Test
  void jobs_have_files_of_their_own_and_what_was_there_before_goes() throws IOException {
    Path one =
        Files.writeString(folder.resolve("one.csv"), "much longer than what comes\n" + "x\n");
    Path two = folder.resolve("two.csv");
    Story story =
        Story.of(
                JobStory.of("a").column("k", "target.key").rows(one),
                JobStory.of("b").column("k", "target.key").rows(two),
                JobStory.of("c"))
            .ok("a", "p", 1)
            .ok("b", "q", 1)
            .ok("c", "r", 1)
            .ok("a", "s", 1);

    assertThat(story.rows(3)).isEmpty();
    assertThat(one).hasContent("k\np\ns\n");
    assertThat(two).hasContent("k\nq\n");
  }

  @Test
  void very_many_rows_wait_for_an_early_one() throws IOException {
    Path file = folder.resolve("rows.csv");
    JobStory job =
        JobStory.of("a").column("k", "target.key").column("pad", "target.key").rows(file);
    Story story = Story.of(job);
    IntStream.range(0, 60_000).forEach(it -> story.ok("a", "a-rather-long-key-" + it, 1));

    assertThat(story.rows(5)).isEmpty();
    assertThat(Files.readString(file))
        .isEqualTo(
            "k,pad\r\n"
                + IntStream.range(0, 60_000)
                    .mapToObj("a-rather-long-key-%1$d,a-rather-long-key-%1$d\r\n"::formatted)
                    .collect(Collectors.joining()));
  }

  @Test
  void a_full_disk_is_told_once_and_other_files_go_on() throws IOException {
    Path full = Files.createSymbolicLink(folder.resolve("full.jsonl"), Path.of("/dev/full"));
    Path fine = folder.resolve("fine.csv");
    Story story =
        Story.of(
            JobStory.of("a").rows(full), JobStory.of("b").column("k", "target.key").rows(fine));
    IntStream.range(0, 500).forEach(it -> story.ok("a", "t" + it, 1).ok("b", "t" + it, 1));

    assertThat(story.rows(1)).containsExactly(full + " (No space left on device)");
    assertThat(Files.readAllLines(fine)).hasSize(501);
  }

  @Test
  void a_file_that_cannot_be_opened_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path folderItself = Files.createDirectory(folder.resolve("folder.csv"));

    assertThatThrownBy(() -> every(JobStory.of("a").rows(file.resolve("rows.csv"))).rows(1))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " (not a folder)");
    assertThatThrownBy(() -> every(JobStory.of("a").rows(folderItself)).rows(1))
        .isInstanceOf(IOException.class)
        .hasMessage(folderItself + " (Is a directory)");
  }
}
