package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GitIgnoreTest extends Watching {

  @Test
  void what_git_ignores_is_not_told() throws Exception {
    sh(
        "git init -q && mkdir -p a/node_modules/b && echo node_modules/ >.gitignore"
            + " && echo '*.log' >a/.gitignore");
    watch();
    sh("touch a/node_modules/b/c a/d.log a/e f.log && git status");
    assertThat(next()).containsExactly("a/e", "f.log");
  }

  @Test
  void a_gitignore_above_the_root_counts() throws Exception {
    sh("git init -q && mkdir -p a/b && echo '*.log' >.gitignore && echo '/b/x' >a/.gitignore");
    watch(spec(root.resolve("a/b")));
    sh("touch a/b/c.log a/b/x a/b/y");
    assertThat(next()).containsExactly("a/b/y");
    sh("rm .gitignore");
    assertThat(next()).containsExactly("a/b/c.log");
    sh("echo y >a/.gitignore && touch a/b/y a/b/x");
    assertThat(next()).containsExactly("a/b/x");
  }

  @Test
  void a_root_that_is_ignored_is_watched_all_the_same() throws Exception {
    sh("git init -q && mkdir -p target/a && echo target >.gitignore");
    watch(spec(root.resolve("target")));
    sh("touch target/a/b");
    assertThat(next()).containsExactly("target/a/b");
  }

  @Test
  void a_changed_gitignore_takes_effect() throws Exception {
    sh("git init -q && mkdir -p out/deep src && touch out/deep/a src/b");
    watch();
    sh("echo out >.gitignore && touch out/deep/a");
    assertThat(next()).containsExactly(".gitignore");
    sh("touch out/deep/c src/d");
    assertThat(next()).containsExactly("src/d");
    sh("echo src >.gitignore");
    assertThat(next()).containsExactly(".gitignore", "out/deep/a", "out/deep/c");
    sh("touch out/deep/e src/f");
    assertThat(next()).containsExactly("out/deep/e");
  }

  @Test
  void a_gitignore_that_is_not_included_takes_effect() throws Exception {
    sh("git init -q");
    watch(including("*.c"));
    sh("echo a.c >.gitignore && touch a.c b.c");
    assertThat(next()).containsExactly("b.c");
  }

  @Test
  void a_repository_that_comes_brings_its_rules() throws Exception {
    sh("mkdir a && echo '*.o' >a/.gitignore");
    watch();
    sh("touch a/x.o");
    assertThat(next()).containsExactly("a/x.o");
    sh("git init -q a && touch a/y.o a/z");
    assertThat(next()).containsExactly("a/z");
  }

  @Test
  void a_checkout_of_a_branch_is_told_as_a_whole() throws Exception {
    sh(
        "git init -q -b main && git config user.name a && git config user.email a"
            + " && mkdir -p a/b && touch a/b/1 a/b/2 && git add . && git commit -qm 1"
            + " && git checkout -qb other && git rm -q a/b/1 && mkdir -p c/d && touch c/d/3"
            + " && echo new >a/b/2 && echo log >.gitignore && git add . && git commit -qm 2");
    watch();
    sh("git checkout -q main");
    assertThat(next()).containsExactly(".gitignore", "a/b/1", "a/b/2", "c/d/3");
    sh("git checkout -q other && touch log");
    assertThat(next()).containsExactly(".gitignore", "a/b/1", "a/b/2", "c/d/3");
    sh("touch c/d/4");
    assertThat(next()).containsExactly("c/d/4");
  }
}
