package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.system.Nginx.Logged;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Requests for the rows of large files: in order, in memory that doesn't grow, ended at once.
final class ManyRequestsTest extends SystemTest {
  private static final String SERVER =
      """
      location / { return 200 "$uri\\n"; }
      location = /500 { return 500; }
      """;

  private Nginx nginx() throws IOException {
    return Nginx.start(folder().resolve("nginx"), "", SERVER);
  }

  private Launch launch(Nginx nginx, int rows, String more, String... options) throws IOException {
    write(
        "rows.csv",
        IntStream.rangeClosed(1, rows)
            .mapToObj(it -> it + ",user " + it + "\n")
            .collect(Collectors.joining("", "id,name\n", "")));
    write(
        "plan.yaml",
        """
        version: 1
        name: many
        concurrency: 32
        jobs:
          all:
            targets: {csv: rows.csv, key: id}
            MORE
            steps:
              - id: ask
                http: {url: "URL/${{ target.id }}", headers: {X-User: "${{ target.name }}"}}
            report: {columns: {id: target.id, status: steps.ask.response.status}, rows: rows.jsonl}
        """
            .replace("URL", nginx.url())
            .replace("MORE", more));
    String[] all = new String[options.length + 2];
    all[0] = "apply";
    all[1] = "plan.yaml";
    System.arraycopy(options, 0, all, 2, options.length);
    return runner(all);
  }

  /// How many seconds a run takes that asks for nothing, and says so of every row.
  private double askingForNothing(Nginx nginx, int rows) throws IOException {
    Launch launch = launch(nginx, rows, "", "-o", "csv");
    write(
        "plan.yaml", read("plan.yaml").replace("id: ask", "id: ask\n        if: target.id == ''"));
    long start = System.nanoTime();
    assertThat(launch.run().code()).isZero();
    return (System.nanoTime() - start) / 1e9;
  }

  /// At once is sooner than a run of the same rows that asks for nothing, start and all: what is
  /// left to do is to say of every row what became of it. Seconds would depend on the machine.
  @Test
  void a_failure_ends_a_run_of_a_hundred_thousand_rows_at_once() throws Exception {
    int rows = 100_000;
    try (Nginx nginx = nginx()) {
      double nothing = askingForNothing(nginx, rows);
      Launched.Result result = launch(nginx, rows, "fail_fast: true", "-o", "csv").run();
      double end = System.currentTimeMillis() / 1000.0;

      double answered =
          nginx.requests().stream()
              .filter(it -> it.status() == 500)
              .mapToDouble(Logged::seconds)
              .sum();
      System.out.printf(
          Locale.ROOT, "%.2f s from the failure to the end, %.2f%n", end - answered, nothing);
      assertThat(result.code()).isEqualTo(2);
      List<Reported> reported = Reported.of(result.stdout());
      assertThat(reported.stream().map(Reported::target))
          .isEqualTo(IntStream.rangeClosed(1, rows).mapToObj(String::valueOf).toList());
      assertThat(reported.get(499).outcome()).isEqualTo("failed");
      assertThat(reported.subList(600, rows).stream().map(Reported::outcome))
          .containsOnly("cancelled");
      assertThat(read("rows.jsonl").lines()).hasSize(rows);
      assertThat(nginx.requests()).hasSizeLessThan(600);
      assertThat(end - answered).isLessThan(0.7 * nothing);
    }
  }

  /// With a small heap, so that what peaks is what is kept, not what is yet to be collected.
  private static Launch inLittle(Launch launch) {
    return launch.with("RUNNER_JAVA_OPTS", "-Xmx32m");
  }

  @Test
  void ten_times_the_rows_take_no_more_memory() throws Exception {
    try (Nginx nginx = nginx()) {
      Launched.Result few = inLittle(launch(nginx, 10_000, "", "-o", "csv")).run();
      Launched.Result many = inLittle(launch(nginx, 100_000, "", "-o", "csv")).run();

      System.out.printf("%d and %d MiB%n", few.peak() >> 20, many.peak() >> 20);
      assertThat(Reported.of(many.stdout()).stream().map(Reported::target))
          .isEqualTo(IntStream.rangeClosed(1, 100_000).mapToObj(String::valueOf).toList());
      assertThat(read("rows.jsonl").lines())
          .hasSize(100_000)
          .startsWith("{\"id\":\"1\",\"status\":200}", "{\"id\":\"2\",\"status\":200}")
          .endsWith("{\"id\":\"100000\",\"status\":200}");
      assertThat((double) many.peak()).isLessThan(1.2 * few.peak());
    }
  }

  @Test
  void a_report_does_not_depend_on_the_concurrency() throws Exception {
    try (Nginx nginx = nginx()) {
      String one = steady(launch(nginx, 1000, "", "-o", "json", "-j", "1").run());
      String rows = read("rows.jsonl");
      String many = steady(launch(nginx, 1000, "", "-o", "json", "-j", "64").run());

      assertThat(many).isEqualTo(one);
      assertThat(read("rows.jsonl")).isEqualTo(rows);
      assertThat(rows.lines()).hasSize(1000).anyMatch(it -> it.contains("\"500\",\"status\":500"));
    }
  }

  private static String steady(Launched.Result result) {
    assertThat(result.code()).isEqualTo(2);
    return result
        .stdout()
        .replaceAll("\"(duration_ms|waited_ms|paused_ms)\":\\d+", "\"$1\":0")
        .replaceAll(",\"waits\":\\[[^]]*]", "")
        .replaceAll("\"(run|started|finished|bounded_by)\":\"[^\"]*\"", "\"$1\":\"\"");
  }
}
