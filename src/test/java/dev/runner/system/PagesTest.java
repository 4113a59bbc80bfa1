package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages of runs, and several runs as one.
final class PagesTest extends SystemTest {

  @BeforeEach
  void plan() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: pages
        params: {bad: {default: b}}
        jobs:
          all:
            targets: [a, b, c, d]
            steps: [{id: work, run: 'test "$RUN_TARGET" != "${{ params.bad }}"'}]
            report: {columns: {name: target.key}}
        """);
  }

  private Launched.Result told(String... arguments) throws IOException {
    return runner(arguments).with("XDG_STATE_HOME", folder().resolve("state").toString()).run();
  }

  /// The id of the run that was made last.
  private String run(List<String> known) throws IOException {
    String id =
        told("runs")
            .stdout()
            .lines()
            .skip(1)
            .map(it -> it.split(" ")[0])
            .filter(it -> !known.contains(it))
            .findFirst()
            .orElseThrow();
    known.add(id);
    return id;
  }

  @Test
  void the_page_is_given_to_a_browser() throws IOException {
    write("browser", "#!/bin/sh\ncp \"$1\" " + folder() + "/seen.html\n");
    Path browser = folder().resolve("browser");
    assertThat(browser.toFile().setExecutable(true)).isTrue();

    Launched.Result result =
        runner("apply", "plan.yaml", "--open")
            .with("BROWSER", browser.toString())
            .with("XDG_STATE_HOME", folder().resolve("state").toString())
            .run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.stderr()).contains("page: file:///").contains("report.html");
    Path seen = folder().resolve("seen.html");
    Waiting.until("it is seen", Duration.ofSeconds(10), () -> Files.exists(seen));
  }

  @Test
  void without_a_browser_it_is_said_where_the_page_is() throws IOException {
    Launched.Result result =
        runner("apply", "plan.yaml", "--open").with("BROWSER", "no-such-browser").run();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.stderr())
        .contains("page: file:///", "runner: --open: no-such-browser can't be started");
  }

  @Test
  void earlier_runs_are_told_beside() throws IOException {
    for (int i = 0; i < 4; i++) {
      told("apply", "plan.yaml", "-q");
    }
    assertThat(told("report", "-o", "html").stdout()).containsPattern("\"a\",0,0,.*,[\\d.]+\\]");
  }

  @Test
  void shards_are_told_as_one_run() throws IOException {
    List<String> runs = new ArrayList<>();
    told("apply", "plan.yaml", "-q", "--target", "a", "--target", "b");
    String first = run(runs);
    told("apply", "plan.yaml", "-q", "--target", "c", "--target", "d");
    String second = run(runs);
    told("apply", "plan.yaml", "-q", "--target", "b", "-p", "bad=x");
    String third = run(runs);

    Launched.Result two = told("report", "merge", first, second);
    assertThat(two.stdout())
        .startsWith("name  outcome    reason\na     succeeded\nb     failed     exit 1\nc  ")
        .contains("all/b/work: exit 1", "Total 4 | Succeeded 3 | Failed 1");
    Launched.Result all = told("report", "merge", first, second, third, "-o", "csv");
    assertThat(all.stdout().lines().map(it -> it.replaceAll("^all,(.,\\w+),.*", "$1")))
        .containsExactly(
            "job,target,outcome,reason,attempts,duration_ms,name",
            "a,succeeded",
            "b,succeeded",
            "c,succeeded",
            "d,succeeded");
  }

  @Test
  void runs_of_different_plans_are_not_merged() throws IOException {
    List<String> runs = new ArrayList<>();
    told("apply", "plan.yaml", "-q");
    run(runs);
    write("plan.yaml", read("plan.yaml").replace("id: work", "id: other"));
    told("apply", "plan.yaml", "-q");
    run(runs);

    assertThat(told("report", "merge", runs.get(0), runs.get(1)).told())
        .startsWith("74||runner: the runs " + runs.get(0) + " and " + runs.get(1))
        .contains("are not of the same plan");
    assertThat(told("report", runs.get(0), runs.get(1)).code()).isEqualTo(64);
  }
}
