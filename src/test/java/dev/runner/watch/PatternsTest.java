package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PatternsTest extends Watching {

  @Test
  void only_what_is_included_is_told() throws Exception {
    watch(including("**/*.java", "docs/", "Makefile", "src/x/{a,b}.c"));
    sh(
        "mkdir -p src/x docs/deep other/docs && touch A.java src/B.java docs/deep/c"
            + " other/docs/d Makefile src/Makefile src/e src/x/a.c src/x/c.c");
    assertThat(next())
        .containsExactly(
            "A.java",
            "Makefile",
            "docs/deep/c",
            "other/docs/d",
            "src/B.java",
            "src/Makefile",
            "src/x/a.c");
  }

  @Test
  void what_is_excluded_is_not_told() throws Exception {
    watch(excluding("*.o", "target/", "/top", "a/b/**"));
    sh(
        "mkdir -p target x/target x/top a/b/c && touch target/a x/target/b x/c.o x/d top x/top/e"
            + " a/b/c/f a/g && mkdir y && touch y/target");
    assertThat(next()).containsExactly("a/g", "x/d", "x/top/e", "y/target");
  }

  @Test
  void what_editors_put_beside_a_file_is_not_told() throws Exception {
    watch();
    sh("touch .a.c.swp .a.c.swo a.c~ '.#a.c' '#a.c#' .a.c.kate-swp a.swf .a '#a' a.c");
    assertThat(next()).containsExactly("#a", ".a", "a.c", "a.swf");
  }

  @Test
  void folders_that_hold_nothing_of_interest_are_not_watched() throws Exception {
    sh("mkdir -p src/a src/b other/c node_modules/d");
    WatchSpec spec =
        new WatchSpec(
            List.of(root), List.of("src/**", "*.txt"), List.of("node_modules"), Set.of(), QUIET);
    assertThat(watched(spec)).containsExactly("", "/other", "/other/c", "/src", "/src/a", "/src/b");
    assertThat(watched(including("src/a/*"))).containsExactly("", "/src", "/src/a");
  }

  private List<String> watched(WatchSpec spec) throws Exception {
    Selection selection = Selection.parse(spec.include(), spec.exclude());
    try (Watches watches = Watches.open()) {
      Folder top =
          new Tree(watches, new Dirt()).plant(new Scope.Terms(root, selection, Set.of(), git()));
      return Tree.below(top).stream()
          .filter(it -> it.key().isPresent())
          .map(it -> it.path().toString())
          .filter(it -> it.startsWith(root.toString()))
          .map(it -> it.substring(root.toString().length()))
          .sorted()
          .toList();
    }
  }
}
