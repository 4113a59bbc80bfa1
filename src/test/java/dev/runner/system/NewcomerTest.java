package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/// Somebody who has never seen runner gets from nothing to a plan that sends the rows of a CSV file
/// to a server, within a rate limit and with retries: by `--help`, `init`, `explain` and what is
/// said of mistakes alone. What each command must say leads to the next one.
final class NewcomerTest extends SystemTest {
  private static final int PEOPLE = 30;

  /// What the rate limit that they settle on lets through: `burst + rate * T` in any T.
  private static final int BURST = 5;

  private static final int PER_SECOND = 20;

  @Test
  void gets_from_nothing_to_a_working_plan() throws Exception {
    write(
        "people.csv",
        "user,mail\n"
            + IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(it -> "user%d,%d@example.org\n".formatted(it, it))
                .collect(Collectors.joining()));
    // The third request finds a server that is busy for a moment.
    try (Server server = Server.answering(it -> it.answer(it.number() == 3 ? 503 : 200, "{}"))) {
      finds_out_where_to_begin();
      gives_it_what_it_asks_for(server.url());
      fits_it_to_the_file();
      mends_what_is_wrong();
      looks_before_it_runs(server.url());
      runs_it(server);
      sees_what_was_run();
    }
  }

  private void finds_out_where_to_begin() throws IOException {
    says(0, "--help")
        .contains("  init        Writes a plan to begin with", "runner COMMAND --help");
    says(0, "init", "--help")
        .contains("csv-api       each row of a CSV file to an API, with a rate limit and retries")
        .contains("runner init csv-api -o import.yaml");
    says(0, "init", "csv-api")
        .contains("wrote plan.yaml", "  runner plan plan.yaml -p server=URL   what it would do");
  }

  private void gives_it_what_it_asks_for(String url) throws IOException {
    says(64, "plan", "plan.yaml").contains("the plan needs the param `server`: -p server=...");
    says(66, "plan", "plan.yaml", "-p", "server=" + url)
        .contains("rows.csv` can't be read: no such file");
    // The comment in the plan at `rows` says what that is, and `-p` was shown above.
    assertThat(read("plan.yaml"))
        .contains("rows:\n    type: path\n    default: rows.csv\n    description: A CSV file");
    says(65, "plan", "plan.yaml", "-p", "server=" + url, "-p", "rows=people.csv")
        .contains("there is no field `id` to be the key (there is `user`, `mail`)");
  }

  /// Not without mistakes.
  private void fits_it_to_the_file() throws IOException {
    says(0, "explain", "targets.key").contains("What names a target: a field's name");
    says(0, "explain", "limits.rate").contains("Starts per time: `20/s`");
    write(
        "plan.yaml",
        read("plan.yaml")
            .replace("default: rows.csv", "default: people.csv")
            .replace("key: id", "key: user")
            .replace("target.id", "target.user")
            .replace("id: target.user", "user: target.user")
            .replace("rate: 10/s", "rate: 20 per second")
            .replace("name: ${{ target.name }}", "mail: ${{ taget.mail }}")
            .replace("name: target.name", "mail: target.mail")
            .replace("retry: {max: 3, delay: 1s", "retires: {max: 3, dealy: 1s"));
  }

  private void mends_what_is_wrong() throws IOException {
    says(65, "validate", "plan.yaml")
        .contains("plan.yaml:24:15: expected a rate such as `20/s`", "= write `20/s`")
        .contains("undefined name `taget`", "= did you mean `target`?")
        .contains("unknown key `retires` in a step", "= did you mean `retry`?");
    mend("20 per second", "20/s");
    mend("taget", "target");
    mend("retires", "retry");
    says(65, "validate", "plan.yaml")
        .contains("unknown key `dealy` in `retry`", "= did you mean `delay`?");
    says(64, "explain", "retry.dealy").contains("did you mean `runner explain retry.delay`?");
    says(0, "explain", "retry.delay")
        .contains("How long to wait before the first further attempt.", "Default  `1s`")
        .contains("        - retry:\n            delay: 1s\n");
    mend("dealy: 1s", "delay: 100ms");
    says(0, "validate", "plan.yaml").isEqualTo("plan.yaml: a valid plan\n");
  }

  private void mend(String wrong, String right) throws IOException {
    write("plan.yaml", read("plan.yaml").replace(wrong, right));
  }

  private void looks_before_it_runs(String url) throws IOException {
    says(0, "plan", "plan.yaml", "-p", "server=" + url)
        .contains("  30 targets\n", "retry 3, limit api): PUT " + url + "/users/user1\n");
  }

  private void runs_it(Server server) throws IOException {
    assertThat(server.asked()).isEmpty();
    says(0, "apply", "plan.yaml", "-p", "server=" + server.url())
        .contains("user    mail            status\nuser1   1@example.org      200\n")
        .contains("Total 30 | Succeeded 30 | Failed 0 | Skipped 0\n");

    List<Server.Asked> asked = server.asked();
    assertThat(asked).hasSize(PEOPLE + 1);
    assertThat(asked).extracting(Server.Asked::body).contains("{\"mail\":\"7@example.org\"}");
    assertThat(asked.stream().map(Server.Asked::target).distinct()).hasSize(PEOPLE);
    double least = (asked.size() - BURST) / (double) PER_SECOND;
    double took = (asked.getLast().nanos() - asked.getFirst().nanos()) / 1e9;
    assertThat(took).isGreaterThan(least - 0.1);
    assertThat(server.most()).isLessThanOrEqualTo(4);
    assertThat(read("results.csv").lines())
        .hasSize(PEOPLE + 1)
        .contains("user30,30@example.org,200");
  }

  private void sees_what_was_run() throws IOException {
    says(0, "runs", "plan.yaml").contains("csv-api", "succeeded");
  }

  /// What a command says, on both streams, and that it ends so.
  private AbstractStringAssert<?> says(int code, String... arguments) throws IOException {
    Launched.Result result = runner(arguments).run();
    String all = result.stdout() + result.stderr();
    assertThat(result.code()).as(all).isEqualTo(code);
    return assertThat(all);
  }
}
