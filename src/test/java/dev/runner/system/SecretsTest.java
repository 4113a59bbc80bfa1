package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.mask.Encodings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A secret is told to those whom the plan gives it to, and to nobody else: not in pieces, not
/// encoded, whatever fails.
final class SecretsTest extends SystemTest {
  private static final String SECRET = "s3cr3t pass/w+rd=\"\u00e4\\%7 of-all";
  private static final String PARAM = "pa?ram&secret~1";
  private static final List<String> FORMATS =
      List.of("table", "json", "jsonl", "csv", "junit", "markdown", "html");

  /// What a child prints in pieces of each size from 1 to 64 bytes.
  private static final String IN_PIECES =
      """
      export LC_ALL=C
      S=$(cat "$SPELLED")
      for ((n = 1; n <= 64; n++)); do
        for ((i = 0; i < ${#S}; i += n)); do printf %s "${S:i:n}"; done
        printf ' after %d\\n' $n
      done
      """;

  private static final String PLAN =
      """
      version: 1
      name: hush
      params:
        token: {secret: true}
      secrets:
        FROM_ENV: {env: API_TOKEN}
        FROM_FILE: {file: token.txt}
        FROM_COMMAND: {command: [cat, token.txt]}
      env: {TOKEN: "${{ secrets.FROM_ENV }}"}
      jobs:
        children:
          steps:
            - id: told
              run: |
                test "$TOKEN" = "$(cat token.txt)"
                test "$MINE" = "x $(cat token.txt)"
                test "$(cat)" = "$(cat token.txt)"
              env: {MINE: "x ${{ secrets.FROM_FILE }}"}
              stdin: ${{ secrets.FROM_COMMAND }}
            - id: out
              needs: []
              exec: [bash, pieces.bash]
              outputs: {all: "${{ stdout }}"}
            - id: err
              needs: []
              run: bash pieces.bash >&2; printf 'it was %s' "$TOKEN" >&2; exit 3
            - id: file
              needs: []
              run: |
                printf 'T<<END\\n%s\\nEND\\n' "$TOKEN" > "$RUN_OUTPUT"
                printf 'P=%s\\n' "${{ params.token }}" >> "$RUN_OUTPUT"
              outputs: {t: "${{ output.T }}", p: "${{ output.P }} ${{ params.token }}"}
            - {id: again, needs: [file], exec: [echo, "${{ steps.file.outputs.t }}", "${{ params.token }}"]}
            - {id: badly, needs: [], run: 'echo "no name: $TOKEN" > "$RUN_OUTPUT"', outputs: {x: "${{ output.x }}"}}
            - {id: argument, needs: [], exec: ["no-such-${{ params.token }}"]}
        server:
          steps:
            - id: echo
              http:
                url: URL/echo/${{ secrets.FROM_ENV }}
                query: {q: "${{ secrets.FROM_ENV }}"}
                headers: {X-Echo: "${{ params.token }}"}
                auth: {basic: {username: ada, password: "${{ secrets.FROM_ENV }}"}}
                json: {token: "${{ secrets.FROM_ENV }}"}
              retry: {max: 1, delay: 1ms}
            - {id: moved, needs: [], http: {url: "URL/moved/${{ secrets.FROM_ENV }}", redirects: none, expect: {status: 3xx, headers: {location: x}}}}
            - {id: gone, needs: [], http: {url: "http://127.0.0.1:1/${{ secrets.FROM_ENV }}"}}
            - {id: kept, needs: [], http: {url: "URL/ok", headers: {X-Echo: "${{ params.token }}"}, body: "${{ secrets.FROM_ENV }}"}, outputs: {body: "${{ response.body }}", head: "${{ response.headers.x-echo }}"}}
          report: {columns: {t: params.token, b: steps.kept.outputs.body}, sort: [params.token]}
        rows:
          targets: {http: {url: "URL/rows", auth: {bearer: "${{ secrets.FROM_FILE }}"}, parse: json}, key: id}
          steps: [{exec: [echo, "${{ target.echo }}"]}]
          report: {columns: {echo: target.echo}}
        fields:
          targets: [{key: a, hidden: "x ${{ params.token }}"}]
          steps: [{exec: [test, "${{ target.hidden }}", =, "x ${{ params.token }}"]}]
        needed:
          require: [{test: "1 > 2", message: "never ${{ params.token }}"}]
          steps: [{exec: [ls]}]
      """;

  @Test
  void are_seen_nowhere_though_all_fails() throws Exception {
    try (Server server = Server.answering(SecretsTest::echo)) {
      prepare(server);
      List<String> words = new ArrayList<>(List.of("apply", "plan.yaml", "--params=secret.yaml"));
      words.addAll(List.of("-v", "--stream", "prefixed", "--state-dir", "state"));
      words.addAll(List.of("--output-dir", "printed", "--events", "events.jsonl"));
      FORMATS.forEach(it -> words.addAll(List.of("--report", it + "=report." + it)));
      Launched.Result run = told(words.toArray(String[]::new));
      assertThat(run.code()).as(run.stderr()).isIn(1, 2);
      assertThat(server.asked()).as("each request").hasSizeGreaterThanOrEqualTo(5);
      assertThat(server.asked().getFirst().header("Authorization")).isEqualTo("Bearer " + SECRET);
      check(run);

      for (String format : FORMATS) {
        check(told("report", "--state-dir", "state", "-o", format));
      }
      check(told("show", "--state-dir", "state"));
      check(told("logs", "--state-dir", "state"));
      check(told("plan", "plan.yaml", "--params=secret.yaml", "-v"));
      check(told("plan", "plan.yaml", "--params=secret.yaml", "--curl"));
      check(told("apply", "plan.yaml", "--params=secret.yaml", "--state-dir", "state", "--resume"));
    }
    checkFiles();

    String out = Files.readString(folder().resolve("printed/children/children/out.out"));
    assertThat(out.lines().toList()).hasSize(64 * spelled().size());
    assertThat(out).startsWith("plain: *** .\n").contains(" after 64\n");
    String events = Files.readString(folder().resolve("events.jsonl"));
    assertThat(events)
        .contains("\"told\"", "/echo/***", "never ***", "***")
        .doesNotContain("secret.invalid");
  }

  private Launched.Result told(String... words) throws IOException {
    return runner(words).with("API_TOKEN", SECRET).run();
  }

  private void prepare(Server server) throws IOException {
    write("plan.yaml", PLAN.replace("URL", server.url()));
    write("token.txt", SECRET + "\n");
    write("secret.yaml", "token: \"" + PARAM + "\"\n");
    write("pieces.bash", "SPELLED=spelled.txt\n" + IN_PIECES);
    write("spelled.txt", String.join("\n", spelled()));
  }

  /// Answers all that was told, and fails.
  private static void echo(Server.Asked asked) throws IOException {
    String target = URLDecoder.decode(asked.target(), StandardCharsets.UTF_8);
    var headers = asked.exchange().getResponseHeaders();
    String all =
        String.join("\n", asked.header("X-Echo"), asked.header("Authorization"), asked.target())
            + "\n"
            + target
            + "\n"
            + asked.body();
    headers.set("X-Echo", asked.header("X-Echo"));
    headers.set("Location", asked.target());
    if (asked.target().startsWith("/rows")) {
      asked.answer(200, "[{\"id\": 1, \"echo\": \"" + PARAM + "\"}]");
    } else if (asked.target().startsWith("/ok")) {
      asked.answer(200, all);
    } else {
      asked.answer(asked.target().startsWith("/moved") ? 302 : 500, all);
    }
  }

  /// A line for each spelling of the secrets.
  private static List<String> spelled() {
    List<String> lines = new ArrayList<>();
    spellings().forEach((name, text) -> lines.add(name + ": " + text + " ."));
    return lines.stream().flatMap(String::lines).toList();
  }

  private static Map<String, String> spellings() {
    Map<String, String> all = new LinkedHashMap<>(new Encodings(new Random(3)).of(SECRET));
    new Encodings(new Random(5)).of(PARAM).forEach((name, text) -> all.put(name + " of it", text));
    all.values().removeIf(it -> it.contains("\n"));
    return all;
  }

  private static void check(Launched.Result result) {
    check("what is printed", result.stdout());
    check("what is said", result.stderr());
  }

  private static void check(String where, String text) {
    spellings()
        .forEach(
            (name, spelling) ->
                assertThat(text).as("%s, %s", where, name).doesNotContain(spelling));
  }

  /// All that was written, but for what the test itself wrote.
  private void checkFiles() throws IOException {
    List<Path> written;
    try (Stream<Path> files = Files.walk(folder())) {
      written =
          files
              .filter(Files::isRegularFile)
              .filter(
                  it ->
                      !List.of("token.txt", "secret.yaml", "spelled.txt")
                          .contains(it.getFileName().toString()))
              .toList();
    }
    assertThat(written).hasSizeGreaterThan(20);
    for (Path file : written) {
      check(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      check(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{env: NOT_SET_AT_ALL}', 65, the variable `NOT_SET_AT_ALL` is not set",
    "'{env: SHORT}', 65, this has fewer than 4 characters",
    "'{file: nowhere}', 66, nowhere can't be read: no such file",
    "'{file: .}', 66,  can't be read: it is a folder",
    "'{command: [sh, -c, \"echo oh no >&2; exit 4\"]}', 65, `sh`: it ended with exit 4: oh no",
    "'{command: [no-such-program]}', 65, `no-such-program` was not found on the PATH",
    "'{command: [\"true\"]}', 65, this is empty",
    "'{command: [head, -c, \"70000\", /dev/zero]}', 65, this is larger than 64 KiB",
  })
  void that_cannot_be_read_let_nothing_start(String origin, int code, String message)
      throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        secrets: {TOKEN: ORIGIN}
        jobs: {a: {steps: [{exec: [touch, started], env: {T: "${{ secrets.TOKEN }}"}}]}}
        """
            .replace("ORIGIN", origin));

    Launched.Result run = runner("apply", "plan.yaml").with("SHORT", "abc").run();

    assertThat(run.code()).as(run.stderr()).isEqualTo(code);
    assertThat(run.stderr())
        .startsWith("plan.yaml:3:18: secret `TOKEN`: ")
        .contains(message)
        .endsWith("runner: not all secrets can be read; nothing was started\n");
    assertThat(folder().resolve("started")).doesNotExist();
    assertThat(runner("plan", "plan.yaml").run().code()).isZero();
    assertThat(runner("validate", "plan.yaml").run().code()).isZero();
    assertThat(runner("graph", "plan.yaml").run().code()).isZero();
  }

  @Test
  void that_are_renewed_make_nothing_run_again() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        params: {pin: {secret: true}}
        secrets: {TOKEN: {env: API_TOKEN}}
        jobs:
          a:
            steps:
              - id: once
                run: echo x >> ran; test -n "${{ params.pin }}"
                env: {T: "Bearer ${{ secrets.TOKEN }}", U: "${{ env.API_TOKEN }}"}
                stdin: ${{ secrets.TOKEN }}
              - {id: fails, exec: ["false"]}
        """);
    List<String> words = List.of("apply", "plan.yaml", "--state-dir", "state", "--resume");
    for (String token : List.of("the-first-token", "the-second-token")) {
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("-p", "pin=pin-of-" + token));
      assertThat(runner(all.toArray(String[]::new)).with("API_TOKEN", token).run().code())
          .isEqualTo(1);
    }
    assertThat(folder().resolve("ran")).hasContent("x");
  }

  @Test
  void of_several_lines_are_seen_in_no_line() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        secrets: {KEY: {file: key.pem}}
        jobs:
          a:
            env: {KEY: "${{ secrets.KEY }}"}
            steps: [{run: 'echo "$KEY" | sed "s/^/  /"; echo "$KEY" | sed -n 2p | base64'}]
        """);
    write("key.pem", "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nab=\n-----END KEY-----\n");

    Launched.Result run = runner("apply", "plan.yaml", "--stream", "live").run();

    assertThat(run.stdout()).startsWith("  ***\n  ***\n  ab=\n  ***\n***Cg==\n");
  }

  @Test
  void that_would_be_keys_let_nothing_start() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        params: {pin: {secret: true}}
        jobs: {a: {targets: [b, "x${{ params.pin }}"], steps: [{exec: [touch, started]}]}}
        """);

    Launched.Result run = runner("apply", "plan.yaml", "-p", "pin=1234").run();

    assertThat(run.code()).isEqualTo(65);
    assertThat(run.stderr())
        .isEqualTo("runner: job `a`: the key of target 2 holds a secret; nothing was started\n");
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @Test
  void are_no_names() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        params: {pin: {secret: true}}
        instance: "x${{ params.pin }}"
        jobs:
          a: {name: "with ${{ params.pin }}", steps: [{exec: [touch, started], timeout: "${{ params.pin }}"}]}
        """);

    Launched.Result run = runner("apply", "plan.yaml", "-p", "pin=1234").run();

    assertThat(run.code()).isEqualTo(65);
    assertThat(run.stderr())
        .contains("plan.yaml:4:1: this name holds a secret param, and names are shown")
        .contains("plan.yaml:6:3: this name holds a secret param", "found `***`")
        .doesNotContain("1234");
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @Test
  void around_which_blanks_are_taken_away_are_hidden() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        secrets: {A: {file: a}, B: {command: [sh, -c, "echo vault said $(cat a) >&2; cat b"]}}
        jobs: {a: {env: {A: "${{ secrets.A }}"}, steps: [{run: "echo $A"}]}}
        """);
    write("a", "  hunter2-trail \n\n");
    write("b", "fine\n");
    Launched.Result run = runner("apply", "plan.yaml", "--stream", "live").run();
    assertThat(run.stdout()).startsWith("***\n").doesNotContain("hunter2");

    Files.delete(folder().resolve("b"));
    Launched.Result failed = runner("apply", "plan.yaml").run();
    assertThat(failed.code()).isEqualTo(65);
    assertThat(failed.stderr()).contains("secret `B`").doesNotContain("hunter2");
  }

  @Test
  void that_are_params_have_four_characters() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hush
        params: {pin: {secret: true}}
        jobs: {a: {steps: [{exec: [ls]}]}}
        """);
    write("pin.yaml", "pin: abc\n");

    Launched.Result run = runner("apply", "plan.yaml", "-p", "pin=abc").run();
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.stderr()).startsWith("runner: -p pin=***: a secret has at least 4 characters");

    Launched.Result file = runner("apply", "plan.yaml", "--params", "pin.yaml").run();
    assertThat(file.code()).isEqualTo(65);
    assertThat(file.stderr()).contains("a secret has at least 4 characters").doesNotContain("abc");
  }
}
