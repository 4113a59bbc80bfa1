package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in a row arrives at a server as that very value, or not at all.
final class HostileRequestsTest extends SystemTest {
  private static final List<String> VALUES =
      List.of(
          "plain",
          "\"double\" and 'single'",
          "two\nlines",
          "carriage\r\nreturn: x",
          "🚀 émoji 日本語",
          "${{ target.id }}",
          "$(touch touched) `touch touched`",
          "../../up",
          "/rooted",
          "a/../b",
          "//host/path",
          "a&b=c;d",
          "#fragment",
          "?query=1",
          "100%",
          "%2e%2e%2F",
          "a b  c",
          "a+b",
          "{\"json\": [1, 2]}",
          "\\backslash\\",
          "user@host:80",
          "...",
          "..%00",
          "\t",
          "x".repeat(3000));

  private void rows(List<String> values) throws IOException {
    StringWriter csv = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(csv)) {
      writer.writeRecord("id", "value");
      for (int i = 0; i < values.size(); i++) {
        writer.writeRecord(String.valueOf(i), values.get(i));
      }
    }
    write("rows.csv", csv.toString());
  }

  private Launched.Result apply(Server server, String steps) throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: hostile
        concurrency: 8
        defaults: {http: {base_url: "URL"}}
        jobs:
          all:
            targets: {csv: rows.csv, key: id}
            steps:
        """
                .replace("URL", server.url())
            + steps.indent(6));
    return runner("apply", "plan.yaml", "-o", "csv").run();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// A value in a path: a plus is a plus there.
  private static String segment(String target) {
    return decoded(target.split("/", -1)[3].replace("+", "%2B"));
  }

  @Test
  void values_arrive_in_paths_queries_and_bodies_as_they_are() throws Exception {
    rows(VALUES);
    Map<String, String> came = new TreeMap<>();
    Server.Answers answers =
        it -> {
          String kind = it.target().split("[/?]")[1];
          String value =
              switch (kind) {
                case "path" -> segment(it.target());
                case "query" -> decoded(it.target().replaceFirst("^.*&v=", ""));
                case "form" -> decoded(it.body().replaceFirst("^v=", ""));
                case "json" ->
                    ((Value.Obj) Json.parse(it.body())).fields().get("v").text().orElse("");
                default -> it.body();
              };
          synchronized (came) {
            came.put(kind + " " + it.header("X-Row"), value);
          }
          it.answer(200, "");
        };
    try (Server server = Server.answering(answers)) {
      Launched.Result result =
          apply(
              server,
              """
              - http: {url: "/path/${{ target.id }}/${{ target.value }}/end", headers: &row {X-Row: "${{ target.id }}"}}
              - http: {url: "/query?a=b", query: {v: "${{ target.value }}"}, headers: *row}
              - http: {url: /form, form: {v: "${{ target.value }}"}, headers: *row}
              - http: {url: /json, json: {v: "${{ target.value }}"}, headers: *row}
              - http: {url: /body, body: "${{ target.value }}", headers: *row}
              """);

      assertThat(result.code()).as(result.stdout()).isZero();
    }
    for (String kind : List.of("path", "query", "form", "json", "body")) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < VALUES.size(); i++) {
        values.add(came.get(kind + " " + i));
      }
      assertThat(values).as(kind).isEqualTo(VALUES);
    }
    assertThat(folder().resolve("touched")).doesNotExist();
  }

  @Test
  void a_header_arrives_as_it_is_or_its_row_fails() throws Exception {
    rows(VALUES);
    Map<Integer, String> came = new TreeMap<>();
    Server.Answers answers =
        it -> {
          synchronized (came) {
            came.put(Integer.parseInt(it.target().substring(1)), it.header("X-Value"));
          }
          it.answer(200, "");
        };
    try (Server server = Server.answering(answers)) {
      Launched.Result result =
          apply(
              server,
              "- http: {url: \"/${{ target.id }}\", headers: {X-Value: \"${{ target.value }}\"}}");

      assertThat(result.code()).isEqualTo(2);
      List<Reported> rows = Reported.of(result.stdout());
      for (int i = 0; i < VALUES.size(); i++) {
        String value = VALUES.get(i);
        if (value.contains("\n")) {
          assertThat(rows.get(i).reason())
              .endsWith("the header `X-Value` can't hold a line break or a NUL");
          assertThat(came).doesNotContainKey(i);
        } else {
          assertThat(rows.get(i).outcome()).as(value).isEqualTo("succeeded");
          assertThat(came).containsEntry(i, value.strip());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "."})
  void a_dot_or_two_as_a_part_of_the_path_are_refused(String dots) throws Exception {
    rows(List.of("plain", dots, "other"));
    try (Server server = Server.answering(it -> it.answer(200, ""))) {
      Launched.Result result = apply(server, "- http: {url: \"/files/${{ target.value }}/x\"}");

      assertThat(result.code()).isEqualTo(2);
      assertThat(Reported.of(result.stdout()).get(1).reason())
          .endsWith("`" + dots + "` as a part of the path would lead elsewhere");
      assertThat(server.asked().stream().map(Server.Asked::target))
          .containsExactlyInAnyOrder("/files/plain/x", "/files/other/x");
    }
  }
}
