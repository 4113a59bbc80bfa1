package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class RootsTest extends Watching {

  @Test
  void a_root_may_be_a_file() throws Exception {
    old("a");
    old("b");
    watch(spec(root.resolve("a")));
    write("b", "new");
    write("a", "new");
    assertThat(next()).containsExactly("a");
    sh("rm a && touch a.tmp && mv a.tmp a");
    assertThat(next()).containsExactly("a");
    sh("rm a");
    assertThat(next()).containsExactly("a");
  }

  @Test
  void a_root_may_come_later() throws Exception {
    watch(spec(root.resolve("a/b/c")));
    sh("mkdir -p a/b/c a/other && touch a/other/file a/b/file a/b/c/file");
    assertThat(next()).containsExactly("a/b/c/file");
    write("a/b/c/d/file", "");
    assertThat(next()).containsExactly("a/b/c/d/file");
  }

  @Test
  void a_root_may_go_and_come_again() throws Exception {
    old("a/b/c/file");
    watch(spec(root.resolve("a/b")));
    sh("rm -r a");
    assertThat(next()).containsExactly("a/b/c/file");
    sh("mkdir -p a/b/c && echo new >a/b/c/file");
    assertThat(next()).containsExactly("a/b/c/file");
    sh("mv a z");
    assertThat(next()).containsExactly("a/b/c/file");
    sh("touch z/b/c/file && mkdir a && mv z/b a");
    assertThat(next()).containsExactly("a/b/c/file");
  }

  @Test
  void a_root_may_be_a_file_first_and_a_folder_later() throws Exception {
    old("a");
    watch(spec(root.resolve("a")));
    sh("rm a && mkdir a && touch a/b");
    assertThat(next()).containsExactly("a", "a/b");
  }

  @Test
  void a_root_may_be_a_link_to_a_folder() throws Exception {
    write(beside("real/file"), "");
    Files.createSymbolicLink(root.resolve("link"), beside("real"));
    watch(spec(root.resolve("link")));
    write(beside("real/a/new"), "");
    assertThat(next()).containsExactly("link/a/new");
    write(beside("second/file"), "");
    sh("ln -s ../second l && mv -T l link");
    assertThat(next()).containsExactly("link/a/new", "link/file");
    write(beside("second/file"), "new");
    assertThat(next()).containsExactly("link/file");
  }

  @Test
  void several_roots_are_told_of_together() throws Exception {
    sh("mkdir a b c");
    watch(spec(root.resolve("a"), root.resolve("b")));
    sh("touch a/1 b/2 c/3");
    assertThat(next()).containsExactly("a/1", "b/2");
  }
}
