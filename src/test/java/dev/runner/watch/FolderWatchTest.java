package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.glob.GlobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FolderWatchTest extends Watching {

  @Test
  void tells_of_files_that_are_new_written_and_gone() throws Exception {
    old("a/written");
    old("gone");
    old("a/b/same");
    watch();
    write("new", "");
    write("a/written", "new");
    Files.delete(root.resolve("gone"));
    assertThat(next()).containsExactly("a/written", "gone", "new");
  }

  @Test
  void tells_of_files_in_folders_that_were_made_with_them() throws Exception {
    watch();
    sh("mkdir -p a/b/c && touch a/b/c/f && mkdir a/d && touch a/d/g");
    assertThat(next()).containsExactly("a/b/c/f", "a/d/g");
    write("a/b/c/h", "");
    assertThat(next()).containsExactly("a/b/c/h");
  }

  @Test
  void a_save_by_an_editor_is_one_change_of_the_file() throws Exception {
    old("file");
    watch();
    sh(
        "touch 4913 && rm 4913 && cp file file~ && echo new >.file.tmp && sync .file.tmp"
            + " && mv .file.tmp file && rm file~ && touch .file.swp && rm .file.swp");
    assertThat(next()).containsExactly("file");
    assertThat(untilNow()).isEmpty();
  }

  @Test
  void does_not_tell_of_reading_nor_of_modes() throws Exception {
    old("read");
    old("mode");
    watch();
    sh("cat read && touch -a read && chmod 600 mode");
    assertThat(untilNow()).isEmpty();
    sh("touch mode");
    assertThat(next()).containsExactly("mode");
  }

  @Test
  void tells_of_a_file_that_was_replaced_by_one_of_the_same_size_and_time() throws Exception {
    Path file = old("file");
    watch();
    sh("cp -p file other && mv other file");
    assertThat(next()).containsExactly("file");
    assertThat(file).exists();
  }

  @Test
  void tells_of_a_thousand_files_at_once() throws Exception {
    watch(new WatchSpec(List.of(root), List.of(), List.of(), Set.of(), WatchSpec.USUAL_DEBOUNCE));
    sh("mkdir many && cd many && touch $(seq 1000)");
    assertThat(next())
        .isEqualTo(
            IntStream.rangeClosed(1, 1000)
                .mapToObj("many/%d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void keeps_a_thousand_paths_and_counts_the_others() throws Exception {
    watch();
    sh("mkdir ../many && cd ../many && touch $(seq 3000) && mv ../many ../root");
    Changes changes = change();
    assertThat(changes.total()).isEqualTo(3000);
    assertThat(changes.paths()).hasSize(1000).contains(root.resolve("many/1"));
    assertThat(changes.complete()).isFalse();
  }

  @Test
  void tells_of_endless_writing_before_it_ends() throws Exception {
    watch();
    Process writer =
        new ProcessBuilder("sh", "-c", "while :; do echo a >>file; done")
            .directory(root.toFile())
            .start();
    try {
      assertThat(next()).containsExactly("file");
      assertThat(next()).containsExactly("file");
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  @Test
  void does_not_follow_links() throws Exception {
    write(beside("other/file"), "");
    sh("ln -s ../other link && ln -s ../other/file filelink");
    watch();
    write(beside("other/new"), "");
    write(beside("other/file"), "new");
    assertThat(untilNow()).isEmpty();
    sh("rm link && ln -s ../elsewhere link");
    assertThat(next()).containsExactly("link");
  }

  @Test
  void follows_a_tree_that_is_moved_within() throws Exception {
    old("a/b/one");
    old("a/b/c/two");
    watch();
    sh("mv a z");
    assertThat(next()).containsExactly("a/b/c/two", "a/b/one", "z/b/c/two", "z/b/one");
    write("z/b/c/two", "new");
    assertThat(next()).containsExactly("z/b/c/two");
    write("a/b/one", "again");
    assertThat(next()).containsExactly("a/b/one");
  }

  @Test
  void tells_of_trees_that_are_moved_in_and_out() throws Exception {
    old("out/b/file");
    write(beside("other/b/file"), "");
    watch();
    sh("mv out ../out && mv ../other in");
    assertThat(next()).containsExactly("in/b/file", "out/b/file");
    write(beside("out/b/file"), "not seen");
    write("in/b/file", "seen");
    assertThat(next()).containsExactly("in/b/file");
    assertThat(untilNow()).isEmpty();
  }

  @Test
  void tells_two_folders_apart_that_change_places() throws Exception {
    old("a/x/one");
    old("b/x/two");
    watch();
    sh("mv a t && mv b a && mv t b");
    assertThat(next()).containsExactly("a/x/one", "a/x/two", "b/x/one", "b/x/two");
    write("a/x/three", "");
    write("b/x/four", "");
    assertThat(next()).containsExactly("a/x/three", "b/x/four");
  }

  @Test
  void knows_a_folder_that_is_made_again() throws Exception {
    old("a/b/one");
    old("a/b/two");
    watch();
    sh("rm -r a && mkdir -p a/b && echo new >a/b/one");
    assertThat(next()).containsExactly("a/b/one", "a/b/two");
    write("a/b/three", "");
    assertThat(next()).containsExactly("a/b/three");
  }

  @Test
  void tells_of_a_file_that_becomes_a_folder_and_back() throws Exception {
    old("a");
    watch();
    sh("rm a && mkdir a && touch a/b");
    assertThat(next()).containsExactly("a", "a/b");
    sh("rm -r a && touch a");
    assertThat(next()).containsExactly("a", "a/b");
  }

  @Test
  void knows_names_of_all_kinds() throws Exception {
    watch();
    sh("mkdir 'é \n' && touch 'é \n/\\x' -- '-a*[' && touch \"$(printf 'bad\\377')\"");
    assertThat(next()).containsExactly("-a*[", "é \n/\\x");
    sh("rm -- -a* bad*");
    assertThat(next()).containsExactly("-a*[");
    assertThat(untilNow()).isEmpty();
  }

  @Test
  void does_not_see_pipes() throws Exception {
    watch();
    sh("mkfifo pipe");
    assertThat(untilNow()).isEmpty();
  }

  @Test
  void may_be_closed_by_what_is_told() throws Exception {
    AtomicReference<FolderWatch> watch = new AtomicReference<>();
    CountDownLatch closed = new CountDownLatch(1);
    watch.set(
        FolderWatch.open(
            spec(root),
            git(),
            changes -> {
              close(watch.get());
              closed.countDown();
            },
            troubles::add));
    write("a", "");
    await(closed);
    watch.get().close();
  }

  @Test
  void refuses_a_pattern_that_is_none() {
    assertThatThrownBy(() -> watch(including("[a")))
        .isInstanceOf(GlobException.class)
        .hasMessage("the `[` is not closed (`\\[` is the character itself)");
  }

  @Test
  void names_a_file_once_that_is_below_two_roots() throws Exception {
    Files.createDirectory(root.resolve("a"));
    watch(spec(root, root.resolve("a")));
    write("a/b", "");
    assertThat(change()).isEqualTo(new Changes(new TreeSet<>(List.of(root.resolve("a/b"))), 1));
    sh("mv a c");
    assertThat(next()).containsExactly("a/b", "c/b");
    sh("mkdir a && touch a/d");
    assertThat(next()).containsExactly("a/d");
  }

  private static void close(FolderWatch watch) {
    try {
      watch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
