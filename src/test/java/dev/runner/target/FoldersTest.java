package dev.runner.target;

import static dev.runner.target.Given.targets;
import static dev.runner.target.Given.template;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.expr.Template;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  private final Given given;

  FoldersTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void without_depth_the_direct_children_are_found_in_the_order_of_bytes() throws Exception {
    given
        .folder("r/b/c")
        .folder("r/a-b")
        .folder("r/a/x")
        .folder("r/.h")
        .folder("r/.git")
        .file("r/f", "");
    given.folder("r/\ud83d\ude00").folder("r/\uff21").folder("r/B");
    assertEquals(
        List.of(".h", "B", "a", "a-b", "b", "\uff21", "\ud83d\ude00"), given.keys(dirs("r").now()));
  }

  @Test
  void a_folder_has_its_path_and_name() throws Exception {
    given.folder("r/a/repo/.git");
    assertEquals(
        List.of(
            "{\"key\":\"a/repo\",\"path\":\"" + given.folder + "/r/a/repo\",\"name\":\"repo\"}"),
        given.read(dirs("r").containing(".git").now()));
  }

  @Test
  void depth_counts_levels_below_the_root() throws Exception {
    given.folder("r/a/b/c/d");
    assertEquals(List.of("a", "a/b"), given.keys(dirs("r").depth(2).now()));
  }

  @Test
  void repositories_are_found_at_any_depth_and_not_searched_further() throws Exception {
    given.folder("r/one/.git/x").folder("r/one/sub/.git").folder("r/deep/a/b/c/d/two/.git");
    given.file("r/worktree/.git", "gitdir: elsewhere").folder("r/.config/three/.git");
    given.folder("r/plain/x").folder("r/.git");
    assertEquals(
        List.of(".config/three", "deep/a/b/c/d/two", "one", "worktree"),
        given.keys(dirs("r").containing(".git").now()));
    assertEquals(
        List.of("one", "worktree"), given.keys(dirs("r").containing(".git").depth(1).now()));
  }

  @Test
  void progress_tells_of_each_find() throws Exception {
    given.folder("r/a/.git").folder("r/b/.git").folder("r/c/.git");
    given.keys(dirs("r").containing(".git").now());
    assertEquals(List.of(1, 2, 3), given.progress);
  }

  @Test
  void match_and_exclude_look_at_the_name_or_with_a_slash_at_the_path() throws Exception {
    given.folder("r/team-a/x/.git").folder("r/team-b/y/.git").folder("r/z/.git");
    given.folder("r/team-a/node_modules/m/.git");
    Dirs repositories = dirs("r").containing(".git");
    assertEquals(
        List.of("team-a/node_modules/m", "team-a/x", "team-b/y"),
        given.keys(repositories.match("team-*/**").now()));
    assertEquals(List.of("team-a/x", "z"), given.keys(repositories.match("{x,z}").now()));
    assertEquals(
        List.of("team-a/x", "team-b/y", "z"),
        given.keys(repositories.exclude("**/node_modules").now()));
    assertEquals(
        List.of("team-a/x", "z"),
        given.keys(repositories.exclude("node_modules", "team-b/").now()));
    assertEquals(List.of("z"), given.keys(repositories.exclude(given.folder + "/r/team-?").now()));
  }

  @Test
  void links_are_not_followed_and_those_that_would_count_are_told() throws Exception {
    given.folder("r/a/.git").folder("elsewhere/.git").link("r/link", "../elsewhere");
    given.link("r/loop", ".").link("r/dangling", "nowhere");
    assertEquals(List.of("a"), given.keys(dirs("r").containing(".git").now()));
    assertEquals(
        List.of("a symbolic link was not followed: `link`; `follow_symlinks: true` does"),
        given.warnings);
  }

  @Test
  void followed_links_end_in_loops_and_give_each_folder_once_by_its_own_path() throws Exception {
    given.folder("r/z/real/.git").folder("elsewhere/one/.git");
    given.link("r/a-link", "z").link("r/z/up", "..").link("r/b", "../elsewhere");
    given.link("r/c", "../elsewhere/one").link("r/dangling", "nowhere");
    given.folder("elsewhere/back").link("elsewhere/back/again", "../../r");
    assertEquals(
        List.of("c", "z/real"),
        given.keys(dirs("r").containing(".git").following().exclude("b").now()));
    assertEquals(
        List.of("b/one", "z/real"), given.keys(dirs("r").containing(".git").following().now()));
    assertEquals(List.of(), given.warnings);
  }

  @Test
  void a_root_that_is_a_link_is_followed_and_keeps_its_name() throws Exception {
    given.folder("data/x").link("src", "data");
    assertEquals(
        List.of("{\"key\":\"x\",\"path\":\"" + given.folder + "/src/x\",\"name\":\"x\"}"),
        given.read(dirs("${{ params.root }}").now()));
  }

  @Test
  void a_root_above_or_at_home_is_found() throws Exception {
    given.folder("home/src/x").folder("a/b").folder("y");
    assertEquals(List.of("x"), given.keys(dirs("~/src").now()));
    assertEquals(
        List.of("{\"key\":\"b\",\"path\":\"" + given.folder + "/a/b\",\"name\":\"b\"}"),
        given.read(dirs("y/../a").now()));
  }

  @Test
  void a_root_that_is_none_is_named_whole() {
    given.file("f", "");
    assertEquals(
        "UNREADABLE the folder `/plan/nope` can't be read: no such file or folder",
        given.failure(dirs("nope").now()));
    assertEquals(
        "UNREADABLE the folder `/plan/f` can't be read: not a folder",
        given.failure(dirs("f").now()));
  }

  @Test
  void an_empty_root_gives_no_targets() throws Exception {
    given.folder("r");
    assertEquals(List.of(), given.keys(dirs("r").containing(".git").now()));
    assertEquals(
        List.of("the search below `" + given.folder + "/r` gives no targets"), given.warnings);
  }

  @Test
  void folders_of_one_name_need_another_key_and_are_told_by_their_paths() {
    given.folder("r/a/app/.git").folder("r/b/app/.git");
    Targets targets = dirs("r").containing(".git").now();
    assertEquals(
        "INVALID `/plan/r/a/app` and `/plan/r/b/app` have the same key `app`, but each target needs"
            + " its own",
        given.failure(Given.keyed(targets.source(), "name")));
  }

  @Test
  void any_name_can_be_found() throws Exception {
    given.folder("r/a\nb").folder("r/-rf").folder("r/ $(x) '\"").folder("r/\ud83d\ude00");
    assertEquals(List.of(" $(x) '\"", "-rf", "a\nb", "\ud83d\ude00"), given.keys(dirs("r").now()));
  }

  @Test
  void a_bad_pattern_is_an_error_with_its_place() {
    given.folder("r");
    assertEquals(
        "INVALID plan.yaml:1:1: the `[` is not closed (`\\[` is the character itself)",
        given.failure(dirs("r").match("a[b").now()));
  }

  @Test
  void a_name_that_can_not_be_contained_is_an_error_with_its_place() {
    given.folder("r");
    assertEquals(
        "INVALID plan.yaml:1:1: `a\u2400` is not a path: nul character not allowed",
        given.failure(dirs("r").containing("a\u0000").now()));
    assertEquals(
        "INVALID plan.yaml:1:1: the path is empty", given.failure(dirs("r").containing("").now()));
  }

  @Test
  void a_glob_finds_folders_as_a_shell_does() throws Exception {
    given.folder("src/a").folder("src/b/.git").folder("src/.hidden").file("src/file", "");
    assertEquals(List.of("src/a", "src/b"), given.keys(glob("src/*").now()));
    assertEquals(List.of("src/a", "src/b"), given.keys(glob("./src//*/").now()));
    assertEquals(List.of("src/b"), given.keys(glob("src/*").containing(".git").now()));
    assertEquals(List.of("src/b"), given.keys(glob("src/*").exclude("a").now()));
    assertEquals(List.of("src/.hidden"), given.keys(glob("src/.h*").now()));
    assertTrue(
        given.keys(glob("../*/src/b").now()).stream()
            .map(it -> it.startsWith("/") ? it : given.folder + "/" + it)
            .anyMatch(it -> it.equals(given.folder + "/src/b")));
  }

  private static Dirs dirs(String root) {
    return new Dirs(new TargetSource.Dirs.Start.Root(template(root)));
  }

  private static Dirs glob(String pattern) {
    return new Dirs(new TargetSource.Dirs.Start.Glob(template(pattern)));
  }

  /// What is said about folders, bit by bit.
  private record Dirs(
      TargetSource.Dirs.Start start,
      Optional<String> holding,
      List<String> matching,
      List<String> excluding,
      Optional<Integer> levels,
      boolean follows) {

    Dirs(TargetSource.Dirs.Start start) {
      this(start, Optional.empty(), List.of(), List.of(), Optional.empty(), false);
    }

    Dirs containing(String name) {
      return new Dirs(start, Optional.of(name), matching, excluding, levels, follows);
    }

    Dirs match(String... patterns) {
      return new Dirs(start, holding, List.of(patterns), excluding, levels, follows);
    }

    Dirs exclude(String... patterns) {
      return new Dirs(start, holding, matching, List.of(patterns), levels, follows);
    }

    Dirs depth(int depth) {
      return new Dirs(start, holding, matching, excluding, Optional.of(depth), follows);
    }

    Dirs following() {
      return new Dirs(start, holding, matching, excluding, levels, true);
    }

    Targets now() {
      return targets(
          new TargetSource.Dirs(
              start,
              holding.map(Given::template),
              templates(matching),
              templates(excluding),
              levels,
              follows));
    }

    private static List<Template> templates(List<String> texts) {
      return Stream.of(texts).flatMap(List::stream).map(Given::template).toList();
    }
  }
}
