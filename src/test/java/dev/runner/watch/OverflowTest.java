package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// More happens than the system, or the JDK, keeps note of.
final class OverflowTest extends Watching {

  @Test
  void nothing_is_missed_when_notes_were_lost() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    sh("git init -q");
    old("a/same");
    old("a/written");
    old("a/gone");
    old("b/deep/gone");
    watch(
        spec(root),
        changes -> {
          told.add(changes);
          began.countDown();
          await(slow);
        });
    write("first", "");
    await(began);
    String storm = "for d in a b c d e; do (cd $d && touch $(seq 5000) && rm $(seq 2 5000)); done";
    sh("mkdir c d e && %s && rm -r a/gone b/deep && echo new >a/written".formatted(storm));
    sh("mkdir -p a/new/folder && touch a/new/folder/file a/x.log && echo '*.log' >a/.gitignore");
    slow.countDown();
    assertThat(next()).containsExactly("first");
    assertThat(next())
        .containsExactly(
            "a/.gitignore",
            "a/1",
            "a/gone",
            "a/new/folder/file",
            "a/written",
            "b/1",
            "b/deep/gone",
            "c/1",
            "d/1",
            "e/1");
    write("a/new/folder/later", "");
    assertThat(next()).containsExactly("a/new/folder/later");
  }
}
