package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `init` writes, and that it does what it says.
final class InitTest extends SystemTest {
  private static final String ALL =
      """
      for kind in commands csv-api mirror matrix services repositories; do
      """;

  @Test
  void writes_a_plan_and_says_what_to_do_with_it() throws Exception {
    assertThat(runner("init").run().told())
        .isEqualTo(
            """
            0|wrote plan.yaml: a command in each of many folders

              runner validate plan.yaml  what is wrong with it
              runner plan plan.yaml      what it would do
              runner apply plan.yaml     does it
              runner explain             what its keys mean

            Other kinds, by runner init KIND -o FILE:

              commands      a command in each of many folders
              csv-api       each row of a CSV file to an API, with a rate limit and retries
              mirror        copies of folders that are kept the same, with rsync
              matrix        builds and tests for every platform
              services      a server, and a build that runs again when files change
              repositories  a table of git repositories
            |""");
    assertThat(read("plan.yaml")).contains("name: commands\n");
  }

  @Test
  void replaces_nothing() throws Exception {
    write("plan.yaml", "mine\n");

    assertThat(runner("init", "csv-api").run().told())
        .isEqualTo(
            "74||runner: plan.yaml: is there already, and stays as it is;"
                + " `runner init csv-api -o FILE` writes elsewhere\n");
    assertThat(read("plan.yaml")).isEqualTo("mine\n");
    assertThat(bash("ln -s nowhere link.yaml; \"$RUNNER\" init -o link.yaml").run().code())
        .isEqualTo(74);
    assertThat(folder().resolve("nowhere")).doesNotExist();
  }

  @Test
  void writes_where_it_is_told_to() throws Exception {
    Launched.Result result = runner("init", "matrix", "-o", "my plan.yaml").run();

    assertThat(result.stdout())
        .contains("  runner apply 'my plan.yaml'     does it\n")
        .doesNotContain("Other kinds");
    assertThat(runner("init", "matrix", "--output", "-").run().stdout())
        .isEqualTo(read("my plan.yaml"));
    assertThat(runner("init", "-o", "no/plan.yaml").run().told())
        .isEqualTo("74||runner: no/plan.yaml: can't be written: there is no such folder\n");
    assertThat(runner("init", "csv").run().told())
        .isEqualTo(
            "64||runner: Invalid value for positional parameter at index 0 (KIND): 'csv' is not"
                + " commands, csv-api, mirror, matrix, services, repositories\n"
                + "Try 'runner init --help'.\n");
  }

  @Test
  void every_kind_is_valid_without_a_warning_and_fits_a_screen() throws Exception {
    assertThat(
            bash(ALL
                    + "\"$RUNNER\" init $kind -o $kind.yaml >&- && \"$RUNNER\" validate $kind.yaml || exit; done")
                .run()
                .told())
        .isEqualTo(
            """
            0|commands.yaml: a valid plan
            csv-api.yaml: a valid plan
            mirror.yaml: a valid plan
            matrix.yaml: a valid plan
            services.yaml: a valid plan
            repositories.yaml: a valid plan
            |""");
    for (String kind :
        List.of("commands", "csv-api", "mirror", "matrix", "services", "repositories")) {
      assertThat(read(kind + ".yaml").lines())
          .allMatch(it -> it.length() <= 110)
          .anyMatch(it -> it.startsWith("name: " + kind));
    }
  }

  @Test
  void commands_visits_each_folder() throws Exception {
    bash("mkdir -p one 'two words' .hidden; echo x >one/a; echo y >one/b").run();

    assertThat(made("commands", "").stdout())
        .contains(
            "folder     entries  files\none              2      2\ntwo words        0      0\n");
  }

  @Test
  void csv_api_sends_each_row_and_tries_again() throws Exception {
    write("rows.csv", "id,name\n1,Ada\n2,\"Grace, \"\"H\"\"\"\n3/4,Léa\n");
    try (Server server = Server.answering(it -> it.answer(it.number() == 2 ? 503 : 201, "{}"))) {
      Launched.Result result = made("csv-api", "-p server=" + server.url());

      assertThat(result.stdout()).contains("Total 3 | Succeeded 3 | Failed 0");
      assertThat(server.asked()).hasSize(4);
      assertThat(server.asked().stream().map(it -> it.target()).distinct())
          .containsExactlyInAnyOrder("/users/1", "/users/2", "/users/3%2F4");
      assertThat(server.asked().stream().map(it -> it.body()))
          .contains("{\"name\":\"Grace, \\\"H\\\"\"}", "{\"name\":\"Léa\"}");
    }
    assertThat(read("results.csv"))
        .isEqualTo("id,name,status\r\n1,Ada,201\r\n2,\"Grace, \"\"H\"\"\",201\r\n3/4,Léa,201\r\n");
  }

  @Test
  void mirror_copies_and_deletes() throws Exception {
    bash("mkdir -p music/a photos to/photos; echo x >music/a/b; echo y >photos/c; echo z >to/photos/old")
        .run();
    write("sources.csv", "name,source\nmusic,music\nphotos," + folder().resolve("photos") + "\n");

    assertThat(made("mirror", "-p destination=to").stdout()).contains("Succeeded 2");
    assertThat(bash("diff -r music to/music && diff -r photos to/photos").run().told())
        .isEqualTo("0||");
  }

  @Test
  void matrix_builds_tests_and_packs() throws Exception {
    assertThat(made("matrix", "").stdout()).contains("Succeeded 8");
    assertThat(bash("tar -tf out.tar | sort").run().stdout())
        .contains("./linux-amd64/app", "./linux-arm64/app", "./windows-amd64/app")
        .doesNotContain("windows-arm64");
  }

  @Test
  void services_serves_what_is_built_and_builds_it_again() throws Exception {
    write("src/page.txt", "the first\n");
    String port =
        bash("python3 -c 'import socket; s = socket.socket(); s.bind((\"127.0.0.1\", 0)); print(s.getsockname()[1])'")
            .run()
            .stdout()
            .strip();
    runner("init", "services").run();
    try (Launched launched = runner("apply", "plan.yaml", "-p", "port=" + port).start()) {
      Launch page = bash("curl -fsS http://127.0.0.1:" + port + "/ | grep -o 'the [a-z]*'");
      Waiting.until("it serves", Launched.LONG, () -> shown(page).equals("the first\n"));
      write("src/page.txt", "the second\n");
      Waiting.until("it serves anew", Launched.LONG, () -> shown(page).equals("the second\n"));
      Waiting.until(
          "it rests", Launched.LONG, () -> launched.err().split("watching files", -1).length == 3);
      launched.signal("INT");
      assertThat(launched.end().code()).isZero();
    }
  }

  private static String shown(Launch launch) {
    try {
      return launch.run().stdout();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void repositories_shows_their_state() throws Exception {
    bash("""
            export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
            git init -qb main one && git init -qb other two/three
            touch two/three/new
            cd one && touch file && git add . && git commit -qm 'The first'
            """)
        .run();

    assertThat(made("repositories", "-p fetch=true").stdout())
        .contains(
            "repository  branch  dirty  ahead  last commit\none         main        0      -  2")
        .contains("two/three   other       1      -  ");
  }

  /// Each would run with what it needs beside it; what it would do is shown before.
  private Launched.Result made(String kind, String params) throws Exception {
    Launched.Result result =
        bash("\"$RUNNER\" init "
                + kind
                + " >&- && \"$RUNNER\" plan plan.yaml "
                + params
                + " >planned && \"$RUNNER\" apply plan.yaml "
                + params)
            .run();
    assertThat(result.code()).as(result.stderr()).isZero();
    assertThat(read("planned")).contains(kind);
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv-api", "mirror"})
  void says_which_param_is_missing(String kind) throws Exception {
    Launched.Result result =
        bash("\"$RUNNER\" init " + kind + " >&-; \"$RUNNER\" plan plan.yaml").run();

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.stderr()).startsWith("runner: the plan needs the param `");
  }
}
