package dev.runner.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import dev.runner.language.Key;
import dev.runner.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What people see who write a plan in an editor with yaml-language-server, with the line at the
/// top of the plan that the README shows.
final class EditorTest {
  private static final Path SCHEMA = Path.of("schemas/plan.schema.json").toAbsolutePath();
  private static final String CURSOR = "¦";

  /// The kind of a completion that is a key; others are whole values.
  private static final Value PROPERTY = Value.of(10);

  private static LanguageServer server;
  private static Language language;
  private static int documents;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = LanguageServer.start();
    language = Language.of(Files.readString(SCHEMA));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Where the cursor is, and what stands beside it. Beside `exec` the server still offers `run`,
  /// as it looks at no keys but the one at hand; what excludes each other it underlines, see below.
  static Stream<Arguments> cursors() {
    return Stream.of(
        cursor("", "version name", "¦"),
        cursor("defaults", "timeout", "defaults:\n  timeout: 5m\n  ¦"),
        cursor("limits.*", "rate", "limits:\n  api:\n    rate: 20/s\n    ¦"),
        cursor("params.*", "type", "params:\n  region:\n    type: string\n    ¦"),
        cursor("overlap", "policy", "overlap:\n  policy: wait\n  ¦"),
        cursor("jobs.*", "steps", job("steps: [{exec: [make]}]\n¦")),
        cursor("jobs.*.retry", "max", job("retry:\n  max: 3\n  ¦")),
        cursor(
            "jobs.*.retry.on", "timeout", job("retry:\n  max: 3\n  on:\n    timeout: true\n    ¦")),
        cursor("jobs.*.report", "sort", job("report:\n  sort: [a]\n  ¦")),
        cursor("jobs.*.watch", "paths", job("watch:\n  paths: src\n  ¦")),
        cursor("jobs.*.targets", "key", job("targets:\n  key: id\n  ¦")),
        cursor("jobs.*.targets.dirs", "root", job("targets:\n  dirs:\n    root: src\n    ¦")),
        cursor("jobs.*.targets.http", "url", job("targets:\n  http:\n    url: /a\n    ¦")),
        cursor("jobs.*.steps.*", "id", step("¦")),
        cursor("jobs.*.steps.*.retry", "max", step("exec: [make]\nretry:\n  max: 3\n  ¦")),
        cursor("jobs.*.steps.*.http", "url", step("http:\n  url: /a\n  ¦")),
        cursor(
            "jobs.*.steps.*.http.expect",
            "status",
            step("http:\n  url: /a\n  expect:\n    status: 200\n    ¦")),
        cursor(
            "jobs.*.steps.*.ready",
            "port",
            step("exec: [a]\nbackground: true\nready:\n  port: 80\n  ¦")));
  }

  private static String job(String text) {
    return "jobs:\n  build:\n" + text.indent(4);
  }

  private static String step(String text) {
    return job("steps:\n  - id: it\n" + text.indent(4));
  }

  private static Arguments cursor(String path, String present, String text) {
    return Arguments.of(path, present, "version: 1\nname: x\n" + text + "\n");
  }

  /// Those of the schema but for the ones that are there already.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cursors")
  void completion_offers_exactly_the_legal_keys(String path, String present, String text)
      throws Exception {
    Set<String> legal = keys(path);
    legal.removeAll(Set.of(present.split(" ")));

    assertThat(offered(text)).containsExactlyInAnyOrderElementsOf(legal);
  }

  private static Set<String> keys(String path) {
    Key key = path.isEmpty() ? language.plan() : language.meant(path).getFirst().getFirst();
    return key.children().stream()
        .map(Key::name)
        .filter(it -> !it.equals("*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> offered(String text) throws Exception {
    return keysOffered(withSchema(text));
  }

  private static List<String> keysOffered(String whole) throws Exception {
    int at = whole.indexOf(CURSOR);
    String[] before = whole.substring(0, at).split("\n", -1);
    String uri = opened(whole.replace(CURSOR, ""));
    Value answer =
        server.about(
            "textDocument/completion", uri, before.length - 1, before[before.length - 1].length());
    Value items = answer instanceof Value.Obj list ? list.field("items").orElseThrow() : answer;
    return ((Value.Arr) items)
        .items().stream()
            .map(Value.Obj.class::cast)
            .filter(it -> it.field("kind").equals(Optional.of(PROPERTY)))
            .map(it -> it.field("label").flatMap(Value::text).orElse(""))
            .toList();
  }

  private static String withSchema(String text) {
    return "# yaml-language-server: $schema=" + SCHEMA + "\n" + text;
  }

  @Test
  void hover_shows_what_a_key_means() throws Exception {
    for (String path :
        List.of(
            "jobs",
            "jobs.*.retry",
            "jobs.*.steps.*.exec",
            "jobs.*.retry.on.signal",
            "jobs.*.timeout")) {
      Key key = language.meant(path).getFirst().getFirst();

      assertThat(hovered("name: x\nversion: 1\n" + HOVERED, key.name() + ":"))
          .contains(
              key.title(),
              key.description()
                  .lines()
                  .findFirst()
                  .orElseThrow()
                  .replace("`", "")
                  .substring(0, 20));
    }
  }

  private static final String HOVERED =
      """
      jobs:
        build:
          timeout: 5m
          retry:
            max: 3
            on: {signal: true}
          steps:
            - exec: [make]
      """;

  private static String hovered(String text, String word) throws Exception {
    String whole = withSchema(text);
    String[] before = whole.substring(0, whole.indexOf(word)).split("\n", -1);
    Value answer =
        server.about(
            "textDocument/hover",
            opened(whole),
            before.length - 1,
            before[before.length - 1].length() + 1);
    return Json.write(answer);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("timeout: 5m", "", ""),
        Arguments.of("retires: 3", "retires", "retires"),
        Arguments.of(
            "timeout: soon", "soon", "write a duration above zero such as `30s`, `5m` or `1h30m`"),
        Arguments.of("concurrency: 0", "0", "minimum"),
        Arguments.of("retry: {max: 3, dely: 1s}", "dely", "dely"),
        Arguments.of("on_interrupt: stop", "stop", "rerun"),
        Arguments.of("targets: {csv: a.csv, json: b.json}", "{", "only one"));
  }

  /// Where it stands, and nothing else.
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void a_mistake_is_underlined_where_it_stands(String line, String marked, String said)
      throws Exception {
    String text = withSchema("version: 1\nname: x\n" + job(line + "\nsteps: [{exec: [make]}]"));
    List<LanguageServer.Diagnostic> wrong = server.open(uri(), text);
    if (marked.isEmpty()) {
      assertThat(wrong).isEmpty();
    } else {
      int row = 5;
      int column = 4 + line.indexOf(marked);
      assertThat(wrong)
          .isNotEmpty()
          .allSatisfy(
              it -> {
                assertThat(it.range())
                    .isEqualTo(row + ":" + column + "-" + row + ":" + (column + marked.length()));
                assertThat(it.message()).contains(said);
              });
    }
  }

  private static String included(String text) {
    return "# yaml-language-server: $schema="
        + SCHEMA.resolveSibling("fragment.schema.json")
        + "\n"
        + text;
  }

  /// It refers to the schema of plans.
  @Test
  void an_included_file_has_a_schema_of_its_own() throws Exception {
    assertThat(server.open(uri(), included("vars: {a: 1}\n" + job("steps: [{exec: [make]}]"))))
        .isEmpty();
    assertThat(server.open(uri(), included("concurrency: 3\n")))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.range()).isEqualTo("1:0-1:11");
              assertThat(it.message()).contains("concurrency");
            });
    assertThat(server.open(uri(), included(job("retires: 3\nsteps: [{exec: [make]}]"))))
        .singleElement()
        .satisfies(it -> assertThat(it.range()).isEqualTo("3:4-3:11"));
    assertThat(keysOffered(included("¦\n")))
        .containsExactlyInAnyOrder(
            "version",
            "name",
            "description",
            "include",
            "params",
            "vars",
            "secrets",
            "limits",
            "jobs");
  }

  private static String uri() {
    return "file:///plans/" + ++documents + ".yaml";
  }

  private static String opened(String text) throws Exception {
    String uri = uri();
    server.open(uri, text);
    return uri;
  }
}
