package dev.runner.target;

import static dev.runner.target.Given.targets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  private final Given given;

  FilesTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void a_file_has_its_path_and_name_and_is_keyed_as_seen_from_the_plan() throws Exception {
    given.file("src/a/b.md", "");
    assertEquals(
        List.of(
            "{\"key\":\"src/a/b.md\",\"path\":\""
                + given.folder
                + "/src/a/b.md\",\"name\":\"b.md\"}"),
        given.read(files("src/**/*.md")));
  }

  @Test
  void two_stars_are_any_number_of_folders_but_no_hidden_ones() throws Exception {
    given.file("s/1.md", "").file("s/a/2.md", "").file("s/a/b/3.md", "").file("s/.h/4.md", "");
    given.file("s/a/.5.md", "").file("s/a/x.txt", "").file("t/6.md", "");
    assertEquals(List.of("s/1.md", "s/a/2.md", "s/a/b/3.md"), given.keys(files("s/**/*.md")));
    assertEquals(
        List.of("s/1.md", "s/a/2.md", "s/a/b/3.md", "s/a/x.txt"), given.keys(files("s/**")));
    assertEquals(List.of("s/a/b/3.md"), given.keys(files("**/b/**/3.md")));
    assertEquals(List.of("s/.h/4.md"), given.keys(files("s/.*/*.md")));
  }

  @Test
  void patterns_have_sets_choices_and_escapes() throws Exception {
    for (String name : List.of("a1", "a2", "a3", "b1", "a*", "a{", "\ud83d\ude00", "[x]")) {
      given.file(name, "");
    }
    assertEquals(List.of("a1", "a3"), given.keys(files("a[13]")));
    assertEquals(List.of("a1", "a2"), given.keys(files("a[1-2]")));
    assertEquals(List.of("a*", "a3", "a{"), given.keys(files("a[!12]")));
    assertEquals(List.of("a1", "a2", "b1"), given.keys(files("{a{1,2},b?}")));
    assertEquals(List.of("a*"), given.keys(files("a\\*")));
    assertEquals(List.of("a{"), given.keys(files("a{")));
    assertEquals(List.of("\ud83d\ude00"), given.keys(files("?")));
    assertEquals(List.of("[x]"), given.keys(files("[[]x]")));
  }

  @Test
  void several_patterns_give_each_file_once_and_tell_of_those_that_find_nothing() throws Exception {
    given.file("a.md", "").file("b.txt", "");
    assertEquals(List.of("a.md", "b.txt"), given.keys(files("*.md", "a.*", "b.txt", "c.txt")));
    assertEquals(List.of("nothing is found by the pattern `c.txt`"), given.warnings);
  }

  @Test
  void what_is_outside_of_the_plans_folder_has_its_absolute_path_as_key() throws Exception {
    given.folder("plans").file("data/a.csv", "");
    Given inner = new Given(given.folder.resolve("plans"));
    assertEquals(List.of(given.folder + "/data/a.csv"), inner.keys(files("../data/*.csv")));
    assertEquals(List.of("data/a.csv"), given.keys(files(given.folder + "/data/*.csv")));
  }

  @Test
  void home_is_expanded() throws Exception {
    given.file("home/x.md", "");
    assertEquals(List.of("home/x.md"), given.keys(files("~/*.md")));
  }

  @Test
  void a_name_without_wildcards_is_looked_up() throws Exception {
    given.file("a/b.md", "").link("l", "a");
    assertEquals(List.of("a/b.md"), given.keys(files("a/b.md")));
    assertEquals(List.of("l/b.md"), given.keys(files("l/b.md")));
    assertEquals(List.of(), given.keys(files("a")));
    assertEquals(List.of(), given.keys(files("nope/*.md")));
  }

  @Test
  void exclude_leaves_out_files_and_whole_folders() throws Exception {
    given.file("a/x.md", "").file("a/node_modules/y.md", "").file("b/z.md", "").file("b/x.md", "");
    assertEquals(
        List.of("b/z.md"), given.keys(excluding(files("**/*.md"), "**/node_modules", "x.*")));
    assertEquals(
        List.of("a/node_modules/y.md", "a/x.md"), given.keys(excluding(files("**/*.md"), "b/**")));
  }

  @Test
  void only_files_are_files() throws Exception {
    given.file("a", "").folder("b").link("c", "a").link("d", "nowhere").link("e", "b");
    assertEquals(0, new ProcessBuilder("mkfifo", given.folder + "/pipe").start().waitFor());
    assertEquals(List.of("a"), given.keys(files("*")));
    assertEquals(
        List.of("a symbolic link was not followed: `c`; `follow_symlinks: true` does"),
        given.warnings);
    assertEquals(List.of("a", "c"), given.keys(following(files("*"))));
  }

  @Test
  void links_in_a_circle_end() throws Exception {
    given.file("a/x.md", "").link("a/up", "..").link("b", "a").folder("c").link("c/self", ".");
    assertEquals(List.of("a/x.md"), given.keys(following(files("**/*.md"))));
  }

  @Test
  void names_that_are_no_utf8_are_skipped_and_told() throws Exception {
    given.folder("d").file("d/ok", "").file("d/\ufffd", "");
    String script = "touch d/$(printf 'bad\\377') d/$(printf 'bad\\376')";
    assertEquals(
        0,
        new ProcessBuilder("sh", "-c", script).directory(given.folder.toFile()).start().waitFor());
    assertEquals(List.of("d/ok", "d/\ufffd"), given.keys(files("d/*")));
    assertEquals(
        List.of(
            "2 names that are not valid UTF-8 were skipped, first `"
                + given.folder
                + "/d/bad\ufffd`"),
        given.warnings);
  }

  @Test
  void hostile_patterns_end_in_time() {
    given.file("a".repeat(200), "").file("text.bin", "x".getBytes(StandardCharsets.UTF_8));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertEquals(List.of(), given.keys(files("*a".repeat(200) + "b")));
          assertEquals(List.of(), given.keys(files("**/".repeat(50) + "b")));
          assertEquals(
              "INVALID plan.yaml:1:1: a pattern has at most 62 parts",
              given.failure(files("**/".repeat(100) + "b")));
          assertEquals(
              "INVALID plan.yaml:1:1: the braces stand for more than 10000 patterns",
              given.failure(files("{a,b}".repeat(500))));
          assertEquals(
              "INVALID plan.yaml:1:1: a pattern has at most 4096 characters",
              given.failure(files("{".repeat(1_000_000))));
          assertEquals(List.of(), given.keys(files("{".repeat(4000))));
        });
  }

  private static Targets files(String... patterns) {
    return targets(
        new TargetSource.Files(
            List.of(patterns).stream().map(Given::template).toList(), List.of(), false));
  }

  private static Targets excluding(Targets targets, String... patterns) {
    TargetSource.Files files = (TargetSource.Files) targets.source();
    return targets(
        new TargetSource.Files(
            files.patterns(), List.of(patterns).stream().map(Given::template).toList(), false));
  }

  private static Targets following(Targets targets) {
    TargetSource.Files files = (TargetSource.Files) targets.source();
    return targets(new TargetSource.Files(files.patterns(), files.exclude(), true));
  }
}
