package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The lines of journals: as they are described, and as they are told to other programs.
final class EventsTest extends SystemTest {
  private static final String ONE =
      """
      version: 1
      name: one
      jobs:
        one: {targets: [a, b, c], steps: [{run: "echo ${{ target.key }}"}]}
      """;

  private static final String COMMANDS =
      """
      version: 1
      name: commands
      vars: {message: "any ${ {{ }"}
      jobs:
        good:
          name: The good one
          targets: [{key: a, size: 2}, {key: b, size: 1.50}]
          steps:
            - {id: print, run: "echo ${{ target.key }}", outputs: {text: "${{ stdout }}", n: "${{ 3 }}", none: "${{ null }}"}}
            - {id: more, run: "head -c 5000 /dev/zero | tr '\\\\0' x; printf 'a\\\\377' >&2"}
          report: {columns: {key: target.key, size: target.size, no: steps.print.outputs.none}, sort: [size], where: target.key == "a"}
        bad:
          targets: [a, b]
          steps:
            - {id: fail, exec: ["false"], retry: {max: 1, delay: 10ms}}
            - {id: later, exec: ["true"]}
          finally: [{exec: ["true"]}]
        tolerated: {steps: [{exec: ["false"], continue_on_error: true}, {exec: [sh, -c, "kill -KILL $$"]}]}
        missing: {steps: [{exec: [no-such-program]}]}
        slow: {steps: [{exec: [sleep, "60"], timeout: 50ms, grace: 0s}]}
        late: {deadline: 100ms, steps: [{exec: [sleep, "60"], grace: 0s}]}
        false: {if: "false", steps: [{exec: ["true"]}]}
        needing: {needs: [bad], steps: [{exec: ["true"]}]}
        required: {require: [{test: "false", message: never}], steps: [{exec: ["true"]}]}
        wrong: {steps: [{exec: [echo, no], outputs: {a: "${{ json.a }}"}}]}
        stopped: {targets: [a, b, c], concurrency: 1, fail_fast: true, steps: [{exec: ["false"]}]}
      """;

  private static final String SERVICES =
      """
      version: 1
      name: services
      jobs:
        one:
          steps:
            - {id: web, run: "echo ready; sleep 60", background: true, ready: {log: ready}, stop: {grace: 10ms}}
            - {id: deaf, run: "trap '' TERM; echo ready; while :; do sleep 0.1; done", background: true, ready: {log: ready}, stop: {grace: 100ms}}
            - {id: again, run: "echo ready; sleep 0.2; exit 3", background: true, ready: {log: ready}, restart: {policy: on_failure, max: 1, delay: 10ms}}
            - {id: last, needs: [web, deaf, again], run: "sleep 1"}
      """;

  private static final String REQUESTS =
      """
      version: 1
      name: requests
      defaults: {http: {base_url: "SERVER"}}
      limits: {api: {rate: 100/s}}
      jobs:
        ask:
          targets: [good, busy, gone, odd]
          limit: api
          steps: [{http: {url: "/${{ target.key }}", expect: {body: 'target.key != "odd"'}}}]
        nobody: {steps: [{http: {url: "http://localhost:1/"}}]}
      """;

  private Launch apply(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("apply", "plan.yaml"));
    arguments.addAll(List.of(options));
    return runner(arguments.toArray(String[]::new))
        .with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  private Path run() throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      return all.filter(it -> it.endsWith("journal.jsonl")).findAny().orElseThrow().getParent();
    }
  }

  private String journal() throws IOException {
    return Files.readString(run().resolve("journal.jsonl"));
  }

  private static Set<String> kinds(String lines) {
    return lines.lines().map(EventSchema::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_lines_of_commands_are_as_described() throws IOException {
    write("plan.yaml", COMMANDS);
    assertThat(apply().run().code()).isEqualTo(2);

    assertThat(EventSchema.complaints(journal())).isEmpty();
    assertThat(kinds(journal()))
        .contains("run_started", "attempt_ended", "task_ended", "run_ended", "exited");
    assertThat(journal())
        .contains("\"retry_in_ms\"", "\"tolerated\":true", "\"base64\"", "\"file\"", "\"shown\"")
        .contains("condition", "fail_fast", "\"need\"", "require", "spawn", "signal", "deadline");
  }

  @Test
  void the_process_of_a_command_is_told_before_it_has_ended() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: one
        jobs: {one: {steps: [{run: 'echo "pid $$"; until test -e go; do sleep 0.01; done'}]}}
        """);
    try (Launched run = apply("--events", "-").start()) {
      Waiting.until("it is told", Launched.LONG, () -> run.out().contains("attempt_spawned"));
      write("go", "");
      run.end();
      Matcher told = Pattern.compile("attempt_spawned.*\"pid\":(\\d+)").matcher(run.out());
      assertThat(told.find()).isTrue();
      assertThat(run.out()).contains("\"text\":\"pid " + told.group(1) + "\\u000a\"");
    }
  }

  @Test
  void the_lines_of_services_are_as_described() throws IOException {
    write("plan.yaml", SERVICES);
    apply().run();

    assertThat(EventSchema.complaints(journal())).isEmpty();
    assertThat(journal())
        .contains("\"started\"", "\"ready\"", "\"ended\"", "\"terminated\"", "\"killed\"")
        .contains("restart_in_ms");
  }

  @Test
  void the_lines_of_requests_are_as_described() throws IOException {
    try (Server server =
        Server.answering(
            it -> {
              switch (it.target()) {
                case "/busy" -> {
                  if (it.header("X-Request-Id").isEmpty() || !read("once").isEmpty()) {
                    it.answer(200, "now");
                  } else {
                    write("once", "x");
                    it.refuse(429, "1");
                  }
                }
                case "/gone" -> it.answer(404, "");
                default -> it.answer(200, "{}");
              }
            })) {
      write("plan.yaml", REQUESTS.replace("SERVER", server.url()));
      assertThat(apply().run().code()).isEqualTo(2);
    }

    assertThat(EventSchema.complaints(journal())).isEmpty();
    assertThat(kinds(journal())).contains("limiter_paused");
    assertThat(journal()).contains("\"status\":404", "\"heard\":false", "expectation");
  }

  @Test
  void the_lines_of_a_watch_run_are_as_described() throws Exception {
    write("plan.yaml", ONE.replace("{targets", "{watch: src, targets"));
    write("src/a", "1");
    try (Launched run = apply("--watch", "--events", "events.jsonl").start()) {
      untilTold("resting");
      write("src/a", "22");
      untilTold("job_again");
      run.signal("INT");
      run.end();
    }

    assertThat(EventSchema.complaints(journal())).isEmpty();
    assertThat(kinds(journal())).contains("files_changed", "job_again", "resting", "stopping");
  }

  private void untilTold(String kind) {
    Waiting.until(
        kind + " is told",
        Launched.LONG,
        () -> {
          try {
            return read("events.jsonl").contains("\"event\":\"" + kind + "\"");
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void a_file_gets_the_very_lines_of_the_journal() throws IOException {
    write("plan.yaml", ONE);
    write("events.jsonl", "what was there before");
    Launched.Result result = apply("--events", "events.jsonl").run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout()).contains("Total 3");
    assertThat(read("events.jsonl")).isEqualTo(journal());
  }

  @Test
  void stdout_gets_them_alone() throws IOException {
    write("plan.yaml", ONE);
    Launched.Result result = apply("--events", "-", "--stream", "prefixed").run();

    assertThat(result.code()).isZero();
    assertThat(result.stdout()).isEqualTo(journal());
    assertThat(journal().lines().reduce((_, last) -> last).orElseThrow())
        .startsWith("{\"event\":\"exited\"");
  }

  @Test
  void what_happens_is_told_while_the_run_goes_on() throws Exception {
    write("plan.yaml", ONE.replace("echo", "while ! [ -e go ]; do sleep 0.02; done; echo"));
    try (Launched run = apply("--events", "-").start()) {
      Waiting.until(
          "attempts are told", Launched.LONG, () -> run.out().contains("attempt_started"));
      write("go", "");

      assertThat(run.end().code()).isZero();
    }
  }

  @Test
  void stdout_is_not_shared_with_a_report_for_a_program() throws IOException {
    write("plan.yaml", ONE);

    assertThat(apply("--events", "-", "-o", "json").run().told())
        .isEqualTo("64||runner: --events - and -o would both write to stdout: name a FILE\n");
  }

  @Test
  void a_file_that_cannot_be_written_stops_the_run() throws IOException {
    write("plan.yaml", ONE.replace("echo", "touch ran; echo"));
    Launched.Result none = apply("--events", "no/such/file").run();
    assertThat(none.code()).isEqualTo(74);
    assertThat(none.stderr()).contains("--events: can't write to").contains("nothing was started");
    assertThat(folder().resolve("ran")).doesNotExist();

    Launched.Result full = apply("--events", "/dev/full").run();
    assertThat(full.code()).isEqualTo(74);
    assertThat(full.stderr()).contains("--events: can't write /dev/full");
  }

  @Test
  void a_run_ends_when_nobody_reads_its_lines() throws IOException {
    write("plan.yaml", ONE.replace("echo", "sleep 0.5; echo"));
    Launched.Result result =
        bash("\"$RUNNER\" apply plan.yaml --state-dir state --events - -j 1 | head -n 1; echo ${PIPESTATUS[0]}")
            .run();

    assertThat(result.stdout()).startsWith("{\"event\":\"run_started\"").endsWith("\n141\n");
  }

  @Test
  void the_plan_is_kept_as_it_was() throws IOException {
    write("plan.yaml", ONE + "# ä\n");
    apply().run();

    Path kept = run().resolve("plan.yaml");
    assertThat(Files.readString(kept)).isEqualTo(ONE + "# ä\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
  }

  @Test
  void the_schema_is_printed() throws IOException {
    assertThat(runner("schema", "event").run().stdout())
        .isEqualTo(Files.readString(EventSchema.FILE));
  }

  @Test
  void each_field_of_the_schema_has_a_description() throws Exception {
    List<String> poor = new ArrayList<>();
    undescribed(Json.parse(Files.readString(EventSchema.FILE)), "", poor);

    assertThat(poor).isEmpty();
  }

  private static void undescribed(Value schema, String path, List<String> poor) {
    if (schema instanceof Value.Obj object) {
      boolean property = path.endsWith("/properties/" + path.substring(path.lastIndexOf('/') + 1));
      boolean condition = path.contains("/if/") || path.contains("/then/");
      if (property && !condition && object.field("description").isEmpty()) {
        poor.add(path);
      }
      object.fields().forEach((name, it) -> undescribed(it, path + "/" + name, poor));
    }
    if (schema instanceof Value.Arr list) {
      list.items().forEach(it -> undescribed(it, path + "/-", poor));
    }
  }
}
