package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Which changes of files make jobs run again, and which do not.
final class RerunTest extends SystemTest {
  /// Each of 5,000 folders has 20 files.
  private static final String TREE =
      """
      seq -f 'work/tree/%g' 5000 | xargs mkdir -p
      for folder in work/tree/*; do
        for file in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          : >$folder/$file
        done
      done
      """;

  /// A plan of one job in a folder of its own, whose step writes a line to a log outside.
  private Launch noting(String job, String... options) throws IOException {
    write("work/plan.yaml", "version: 1\nname: noting\njobs:\n  note:\n" + job.indent(4));
    String[] all = new String[options.length + 2];
    all[0] = "apply";
    all[1] = "work/plan.yaml";
    System.arraycopy(options, 0, all, 2, options.length);
    return runner(all);
  }

  @Test
  @SideBySide
  void a_burst_in_a_large_tree_is_one_change() throws Exception {
    assertThat(bash(TREE).run().code()).isZero();
    try (Rerun run = Rerun.start(noting("watch: tree\nsteps: [{run: echo ran >>../log}]"))) {
      run.untilRests(1);
      assertThat(bash("for folder in work/tree/*[05]; do echo new >$folder/7; done").run().code())
          .isZero();
      run.staysAtRest(2);

      assertThat(run.rounds())
          .containsExactly(
              "tree/10/7, tree/100/7, tree/1000/7 and 997 more changed, running again");
      assertThat(read("log")).isEqualTo("ran\nran\n");
    }
  }

  @Test
  @SideBySide
  void only_the_folder_that_has_changed_runs_again_and_what_needs_it() throws Exception {
    for (String name : new String[] {"one", "two", "three"}) {
      write("work/projects/" + name + "/source", "");
    }
    Launch launch =
        noting(
            """
            watch: {}
            targets: {dirs: {glob: projects/*}}
            steps: [{run: 'echo "${{ target.name }}" >>LOG'}]
            """
                .replace("LOG", folder() + "/log"));
    String plan = read("work/plan.yaml");
    String after = "{needs: [note], steps: [{run: echo after >>../log}]}";
    write("work/plan.yaml", plan + "  after: " + after + "\n");
    try (Rerun run = Rerun.start(launch)) {
      run.untilRests(1);
      assertThat(read("log").lines())
          .containsExactlyInAnyOrder("one", "two", "three", "after")
          .endsWith("after");
      write("log", "");
      write("work/projects/two/source", "new");
      run.staysAtRest(2);

      assertThat(read("log")).isEqualTo("two\nafter\n");
      assertThat(run.rounds())
          .containsExactly("projects/two/source changed, running again: note/projects/two, after");
    }
  }

  @Test
  @SideBySide
  void what_git_ignores_is_not_seen() throws Exception {
    write("work/.gitignore", "*.o\nbuilt/\n");
    assertThat(bash("git init -q work && mkdir work/built").run().code()).isZero();
    try (Rerun run = Rerun.start(noting("watch: .\nsteps: [{run: 'true'}]"))) {
      run.untilRests(1);
      write("work/main.o", "ignored");
      write("work/built/main", "ignored");
      assertThat(bash("cd work && git add . && git status && git gc -q").run().code()).isZero();
      run.staysAtRest(1);
      write("work/main.c", "seen");
      run.staysAtRest(2);

      assertThat(run.rounds()).containsExactly("main.c changed, running again");
    }
  }

  @Test
  @SideBySide
  void a_job_that_writes_what_it_watches_is_found_and_slowed_down() throws Exception {
    try (Rerun run =
        Rerun.start(noting("watch: {debounce: 50ms}\nsteps: [{run: date +%N >written}]"))) {
      run.untilSays("warning: ");
      int before = run.rounds().size();
      Waiting.some(Duration.ofSeconds(3));

      assertThat(run.err())
          .containsOnlyOnce(
              "warning: each time job `note` runs, files that it watches change: written;");
      assertThat(before).isLessThanOrEqualTo(5);
      assertThat(run.rounds()).hasSizeLessThanOrEqualTo(before + 2);
      assertThat(run.interrupt().code()).isZero();
    }
  }

  @Test
  @SideBySide
  void what_the_run_writes_by_itself_and_its_plan_are_no_change() throws Exception {
    Launch launch =
        noting(
            "watch: {}\nreport: {rows: rows.jsonl}\nsteps: [{run: echo printed}]",
            "--output-dir",
            "work/logs");
    try (Rerun run = Rerun.start(launch)) {
      run.staysAtRest(1);
      write("work/plan.yaml", read("work/plan.yaml") + "\n");
      run.staysAtRest(1);
      write("work/source", "");
      run.staysAtRest(2);

      assertThat(run.rounds()).containsExactly("source changed, running again");
      assertThat(run.interrupt().code()).isZero();
      assertThat(read("work/logs/note/note/step-1.out")).isEqualTo("printed\n");
      assertThat(read("work/rows.jsonl").lines()).hasSize(1);
    }
  }

  @Test
  @SideBySide
  void targets_from_standard_input_run_again() throws Exception {
    write("work/file", "");
    Launch launch =
        noting(
            """
            targets: {lines: "-"}
            watch: file
            steps: [{run: 'echo "${{ target.key }}" >>../log'}]
            """,
            "-j1");
    try (Rerun run = Rerun.start(launch.reading("a\nb\n"))) {
      run.untilRests(1);
      write("work/file", "new");
      run.staysAtRest(2);

      assertThat(read("log")).isEqualTo("a\nb\na\nb\n");
      assertThat(run.interrupt().stdout()).contains("Total 2 | Succeeded 2");
    }
  }

  @Test
  @SideBySide
  void a_path_that_is_not_there_yet_is_told_and_noticed_when_it_comes() throws Exception {
    try (Rerun run = Rerun.start(noting("watch: far/away\nsteps: [{run: 'true'}]"))) {
      run.untilRests(1);
      Path away = folder().resolve("work/far/away");
      assertThat(run.err())
          .contains("warning: job `note` watches " + away + ", where there is nothing yet");
      write("work/far/near", "of no concern");
      run.staysAtRest(1);
      write("work/far/away/file", "");
      run.staysAtRest(2);
      Files.delete(away.resolve("file"));
      Files.delete(away);
      run.staysAtRest(3);
      write("work/far/away", "a file this time");
      run.staysAtRest(4);

      assertThat(run.rounds())
          .containsExactly(
              "far/away/file changed, running again",
              "far/away/file changed, running again",
              "far/away changed, running again");
    }
  }
}
