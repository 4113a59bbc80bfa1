package dev.runner.target;

import static dev.runner.target.Given.expect;
import static dev.runner.target.Given.lines;
import static dev.runner.target.Given.onEmpty;
import static dev.runner.target.Given.where;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.plan.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {
  private static final long ANY = Long.MAX_VALUE;
  private final Given given;

  CountsTest(@TempDir Path folder) {
    given = new Given(folder).file("none.txt", "").file("three.txt", "a\nb\nc\n");
  }

  @Test
  void no_target_is_a_warning() throws Exception {
    assertEquals(List.of(), given.keys(lines("none.txt")));
    assertEquals(List.of("none.txt gives no targets"), given.warnings);
  }

  @Test
  void no_target_after_where_says_how_many_there_were() throws Exception {
    assertEquals(List.of(), given.keys(where(lines("three.txt"), "target.value == 'd'")));
    assertEquals(List.of("`where` keeps none of the 3 rows of three.txt"), given.warnings);
  }

  @Test
  void no_target_can_be_fine() throws Exception {
    assertEquals(List.of(), given.keys(onEmpty(lines("none.txt"), Targets.OnEmpty.SUCCEED)));
    assertEquals(List.of(), given.warnings);
  }

  @Test
  void no_target_can_be_an_error() {
    assertEquals(
        "INVALID none.txt gives no targets, and `on_empty` says that this is an error",
        given.failure(onEmpty(lines("none.txt"), Targets.OnEmpty.ERROR)));
  }

  @Test
  void what_is_expected_is_accepted() throws Exception {
    assertEquals(List.of("a", "b", "c"), given.keys(expect(lines("three.txt"), 3, 3)));
    assertEquals(List.of("a", "b", "c"), given.keys(expect(lines("three.txt"), 1, ANY)));
    assertEquals(List.of("a", "b", "c"), given.keys(expect(lines("three.txt"), 0, 3)));
  }

  @Test
  void what_is_not_expected_is_an_error() {
    assertEquals(
        "INVALID three.txt gives 3 targets, but `expect` says 10..200",
        given.failure(expect(lines("three.txt"), 10, 200)));
    assertEquals(
        "INVALID three.txt gives 3 targets, but `expect` says ..2",
        given.failure(expect(lines("three.txt"), 0, 2)));
    assertEquals(
        "INVALID none.txt gives no targets, but `expect` says 1..",
        given.failure(expect(lines("none.txt"), 1, ANY)));
    assertEquals(
        "INVALID three.txt gives 3 targets, but `expect` says 60",
        given.failure(expect(lines("three.txt"), 60, 60)));
    assertEquals(
        "INVALID `where` keeps 1 of the 3 rows of three.txt, but `expect` says 2..",
        given.failure(expect(where(lines("three.txt"), "target.value == 'b'"), 2, ANY)));
  }

  @Test
  void progress_ends_with_the_number_of_rows() throws Exception {
    given.keys(where(lines("three.txt"), "target.value == 'b'"));
    assertEquals(List.of(3), given.progress);
  }
}
