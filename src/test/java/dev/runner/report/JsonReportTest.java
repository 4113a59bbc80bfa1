package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.event.Outcome;
import dev.runner.event.Usage;
import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
  private static final Path SCHEMA = Path.of("schemas/report.schema.json");

  @Test
  void the_document_has_a_line_for_each_target() {
    JobStory job = JobStory.of("status").called("Status").where("steps.state.outputs.dirty > 0");

    assertThat(Stories.repositories(job.sort("dirty")).json())
        .isEqualTo(
            """
            {"version":1,"plan":"story","run":"20261120-100000-abcd","outcome":"partial",\
            "exit_code":2,"started":"2026-11-20T10:00:00.000Z",\
            "finished":"2026-11-20T10:00:12.345Z","duration_ms":12345,\
            "totals":{"targets":4,"succeeded":3,"failed":1,"skipped":0,"cancelled":0},\
            "bounded_by":"attempts","limiters":[],"jobs":[
            {"job":"status","name":"Status","outcome":"partial",\
            "totals":{"targets":4,"succeeded":3,"failed":1,"skipped":0,"cancelled":0},\
            "rows":[{"repo":"lib","branch":"main","dirty":3},\
            {"repo":"app","branch":"main","dirty":12}]}],"targets":[
            {"job":"status","key":"app","outcome":"succeeded","duration_ms":210,\
            "columns":{"repo":"app","branch":"main","dirty":12},"steps":[\
            {"step":"fetch","outcome":"succeeded","attempts":1,"duration_ms":100,\
            "tries":[{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100}],"exit_code":0,"outputs":{},"stdout":"","stderr":""},\
            {"step":"state","outcome":"succeeded","attempts":1,"duration_ms":100,\
            "tries":[{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100}],"exit_code":0,\
            "outputs":{"branch":"main","dirty":12},"stdout":"","stderr":""}]},
            {"job":"status","key":"文档","outcome":"succeeded","duration_ms":310,\
            "columns":{"repo":"文档","branch":"feature/wide","dirty":0},"steps":[\
            {"step":"fetch","outcome":"succeeded","attempts":1,"duration_ms":100,\
            "tries":[{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100}],"exit_code":0,"outputs":{},"stdout":"","stderr":""},\
            {"step":"state","outcome":"succeeded","attempts":1,"duration_ms":100,\
            "tries":[{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100}],"exit_code":0,\
            "outputs":{"branch":"feature/wide","dirty":0},"stdout":"","stderr":""}]},
            {"job":"status","key":"broken","outcome":"failed",\
            "reason":{"kind":"exit","code":128},"duration_ms":3300,\
            "columns":{"repo":"broken","branch":null,"dirty":null},"steps":[\
            {"step":"fetch","outcome":"failed","reason":{"kind":"exit","code":128},"attempts":3,\
            "duration_ms":3200,"tries":[\
            {"attempt":1,"outcome":"failed","reason":{"kind":"exit","code":1},"started":"2026-11-20T10:00:00.000Z","duration_ms":1066},\
            {"attempt":2,"outcome":"failed","reason":{"kind":"exit","code":2},"started":"2026-11-20T10:00:01.066Z","duration_ms":1066},\
            {"attempt":3,"outcome":"failed","reason":{"kind":"exit","code":128},"started":"2026-11-20T10:00:02.132Z","duration_ms":1066}\
            ],"exit_code":128,"outputs":{},"stdout":"",\
            "stderr":"Cloning into 'broken'...\\nfatal: could not read from remote repository\\n"},\
            {"step":"state","outcome":"skipped","reason":{"kind":"need","need":"fetch"},\
            "attempts":0,"duration_ms":0,"tries":[],"exit_code":null,"outputs":{},"stdout":"","stderr":""}]},
            {"job":"status","key":"lib","outcome":"succeeded","duration_ms":95,\
            "columns":{"repo":"lib","branch":"main","dirty":3},"steps":[\
            {"step":"fetch","outcome":"succeeded","attempts":1,"duration_ms":100,\
            "tries":[{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100}],"exit_code":0,"outputs":{},"stdout":"","stderr":""},\
            {"step":"state","outcome":"succeeded","attempts":1,"duration_ms":100,\
            "tries":[{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100}],"exit_code":0,\
            "outputs":{"branch":"main","dirty":3},"stdout":"","stderr":""}]}]}
            """);
  }

  @Test
  void each_attempt_tells_what_it_took_of_the_machine() throws JsonException {
    Usage usage =
        new Usage(Duration.ofMillis(1234), Duration.ofNanos(56_789_000), OptionalLong.of(7 << 20));
    TaskStory task = TaskStory.of("step-1").attempts(2).took(3000).using(usage);
    Story story = Story.of(JobStory.of("a")).target("a", "a", Outcome.SUCCEEDED, 3000, task);

    assertThat(Json.write(tries(story)))
        .isEqualTo(
            """
            [{"attempt":1,"outcome":"failed","reason":{"kind":"exit","code":1},"started":"2026-11-20T10:00:00.000Z","duration_ms":1500,\
            "user_ms":1234,"system_ms":56,"peak_memory_bytes":7340032},\
            {"attempt":2,"outcome":"succeeded","started":"2026-11-20T10:00:01.500Z","duration_ms":1500,\
            "user_ms":1234,"system_ms":56,"peak_memory_bytes":7340032}]""");
  }

  @Test
  void an_unknown_peak_of_memory_is_left_out() throws JsonException {
    Usage usage = new Usage(Duration.ZERO, Duration.ofMillis(1), OptionalLong.empty());
    Story story =
        Story.of(JobStory.of("a"))
            .target("a", "a", Outcome.SUCCEEDED, 1, TaskStory.of("step-1").using(usage));

    assertThat(Json.write(tries(story)))
        .isEqualTo(
            """
            [{"attempt":1,"outcome":"succeeded","started":"2026-11-20T10:00:00.000Z","duration_ms":100,"user_ms":0,"system_ms":1}]""");
  }

  @Test
  void of_very_many_attempts_the_last_hundred_are_told() throws JsonException {
    TaskStory task = TaskStory.of("step-1").attempts(100_000);
    Story story = Story.of(JobStory.of("a")).target("a", "a", Outcome.SUCCEEDED, 1, task);

    List<Value> tries = ((Value.Arr) tries(story)).items();
    assertThat(tries).hasSize(100);
    assertThat(((Value.Obj) tries.getFirst()).field("attempt")).contains(Value.of(99_901));
    assertThat(((Value.Obj) tries.getLast()).field("outcome")).contains(Value.of("succeeded"));
  }

  private static Value tries(Story story) throws JsonException {
    Value.Obj target = (Value.Obj) list(Json.parse(story.json()), "targets").getFirst();
    return ((Value.Obj) list(target, "steps").getFirst()).field("tries").orElseThrow();
  }

  static Stream<Story> stories() {
    return Stream.of(
        Stories.release(),
        Stories.everything(),
        Stories.repositories(JobStory.of("status")),
        Story.of(JobStory.single("hello")).ok("hello", "hello", 12),
        Story.of(JobStory.of("nothing")));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void every_document_is_as_the_schema_says(Story story) throws IOException {
    assertThat(errors(story.json())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void nothing_in_a_document_can_drive_a_terminal(Story story) {
    assertThat(story.json().codePoints())
        .allMatch(c -> c == '\n' || !Character.isISOControl(c))
        .doesNotContain(0x202e, 0x2066, 0x2028);
  }

  @Test
  void the_schema_allows_nothing_that_it_does_not_describe() throws IOException {
    String json = Story.of(JobStory.single("hello")).ok("hello", "hello", 12).json();

    assertThat(errors(json.replace("\"version\":1", "\"version\":2"))).isNotEmpty();
    assertThat(errors(json.replace("\"run\"", "\"ran\""))).isNotEmpty();
    assertThat(errors(json.replace("\"attempts\":1", "\"attempts\":1,\"new\":1"))).isNotEmpty();
    assertThat(errors(json.replace("\"succeeded\",", "\"failed\","))).isNotEmpty();
  }

  @Test
  void text_comes_back_as_it_was_but_for_what_is_no_text() throws JsonException {
    String key = Stories.hostile();
    Story story = Story.of(JobStory.of("a"));
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0x80, 0, 'z'};
    story.target("a", key, Outcome.SUCCEEDED, 1, TaskStory.of("step-1").stdout(bytes));

    Value.Obj target = (Value.Obj) list(Json.parse(story.json()), "targets").getFirst();
    Value.Obj step = (Value.Obj) list(target, "steps").getFirst();
    assertThat(target.field("key")).contains(Value.of(key.replaceFirst("\\ud83d", "\ufffd")));
    assertThat(step.field("stdout")).contains(Value.of("a\ufffd\ufffd\0z"));
  }

  @Test
  void of_a_long_output_the_end_is_told_from_a_whole_character_on() throws JsonException {
    Story story = Story.of(JobStory.of("a"));
    TaskStory task = TaskStory.of("step-1").stdout("文".repeat(100_000)).stderr("x".repeat(10));
    story.target("a", "a", Outcome.SUCCEEDED, 1, task);

    Value.Obj target = (Value.Obj) list(Json.parse(story.json()), "targets").getFirst();
    Value.Obj step = (Value.Obj) list(target, "steps").getFirst();
    assertThat(step.field("stdout")).contains(Value.of("文".repeat((256 << 10) / 3)));
    assertThat(step.field("stdout_truncated")).contains(Value.TRUE);
    assertThat(step.field("stderr")).contains(Value.of("x".repeat(10)));
    assertThat(step.field("stderr_truncated")).isEmpty();
  }

  @Test
  void a_stream_that_cannot_be_written_is_an_io_exception_and_stays_open() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    try (Results results = Stories.release().results(Detail.ALL)) {
      for (Format format : Format.values()) {
        assertThatThrownBy(() -> Report.write(format, results, 0, Layout.PLAIN, broken))
            .isInstanceOf(IOException.class)
            .hasMessage("Broken pipe");
      }
    }
  }

  @Test
  void the_stream_stays_open() throws IOException {
    boolean[] closed = {false};
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    try (Results results = Stories.release().results(Detail.ALL)) {
      for (Format format : Format.values()) {
        Report.write(format, results, 0, Layout.PLAIN, out);
      }
    }
    assertThat(closed[0]).isFalse();
  }

  private static List<Value> list(Value value, String field) {
    return ((Value.Arr) ((Value.Obj) value).field(field).orElseThrow()).items();
  }

  private static List<String> errors(String json) throws IOException {
    String schema = Files.readString(SCHEMA, StandardCharsets.UTF_8);
    return new ValidatorFactory()
        .withJsonNodeFactory(ValueNode.FACTORY).validate(schema, json).getErrors().stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }
}
