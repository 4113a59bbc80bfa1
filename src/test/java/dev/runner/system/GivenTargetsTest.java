package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--targets` and `--targets-file`: other targets than those of the plan.
final class GivenTargetsTest extends SystemTest {
  private static final long MOST = 512L << 20;

  @BeforeEach
  void plan() throws Exception {
    write(
        "plans/plan.yaml",
        """
        version: 1
        name: given
        jobs:
          build:
            targets: {list: [{id: own, n: 1}], key: id, where: target.key != "none", expect: 1..200000}
            steps: [{exec: [echo, "${{ target.key }}", "${{ target.n }}"]}]
          last:
            needs: [build]
            steps: [{exec: [echo, last]}]
        """);
    write("rows.csv", "id,n\na,1\nnone,2\n");
    write("rows.json", "[{\"id\": \"b\", \"n\": 1.50},\n {\"id\": \"c\", \"n\": 2}]");
    write("rows.jsonl", "{\"id\": \"d\", \"n\": true}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--targets|[{\"id\":1,\"n\":2},{\"id\":\"none\"},{\"id\":\"${{ x }}\",\"n\":3}]|1 2/${{ x }} 3",
        "--targets-file|rows.csv|a 1",
        "--targets-file|rows.json|b 1.50/c 2",
        "--targets-file|build=rows.jsonl|d true",
        "--targets-file|-|e 5/f 6"
      })
  void stand_in_for_those_of_the_plan(String option, String value, String printed)
      throws Exception {
    Launched.Result result =
        runner("apply", "-q", "-j1", "--stream", "live", "plans/plan.yaml", option, value)
            .reading("{\"id\": \"e\", \"n\": 5}\n{\"id\": \"f\", \"n\": 6}\n")
            .run();

    assertThat(result.told()).isEqualTo("0|" + printed.replace("/", "\n") + "\nlast\n|");
  }

  @Test
  void a_plan_shows_them_and_paths_start_at_the_callers_folder() throws Exception {
    Launched.Result result =
        runner("plan", "-v", "-C", "plans", "plan.yaml", "--targets-file", "../rows.json").run();

    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout()).contains("2 targets", "echo b 1.50", "echo c 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--targets|[{\"id\":1}|64|--targets:1:1: this `[` is never closed",
        "--targets|last=a|64|the job `last` has no `targets` to replace",
        "--targets|a=b|64|the plan has no job `a`",
        "--targets|[{\"id\":\"none\"}]|65|expect",
        "--targets-file|none.csv|66|none.csv",
        "--targets-file|plans|66|is a folder",
        "--targets-file|bad.jsonl|65|bad.jsonl:2: `where` has no value"
      })
  void what_is_wrong_with_them_is_said_and_nothing_is_started(
      String option, String value, int code, String says) throws Exception {
    write("bad.jsonl", "{\"id\": 1, \"n\": 1}\n{\"ix\": 2}\n");
    Launched.Result result =
        runner("apply", "--stream", "live", "plans/plan.yaml", option, value).run();

    assertThat(result.stderr()).contains(says).doesNotContain("at dev.runner");
    assertThat(result.stdout()).isEmpty();
    assertThat(result.code()).isEqualTo(code);
  }

  @Test
  void a_hundred_thousand_of_them_are_no_burden() throws Exception {
    String lines =
        IntStream.range(0, 100_000)
            .mapToObj(
                it -> "{\"id\": \"t" + it + "\", \"n\": 1, \"pad\": \"" + "x".repeat(300) + "\"}")
            .collect(Collectors.joining("\n"));
    Launched.Result result =
        runner("plan", "plans/plan.yaml", "--targets-file", "-").reading(lines).run();

    assertThat(result.stdout()).contains("100000 targets");
    assertThat(result.peak()).isLessThan(MOST);
  }
}
