package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever saves a file in an editor has changed it once, however the editor goes about it.
final class EditorsTest extends SystemTest {
  private Rerun watching() throws IOException {
    write("src/a.c", "old\n");
    write(
        "plan.yaml",
        """
        version: 1
        name: edited
        jobs: {build: {watch: src, steps: [{run: cat src/a.c >>log}]}}
        """);
    return Rerun.start(runner("apply", "plan.yaml"));
  }

  @ParameterizedTest
  @SideBySide
  @CsvSource(
      delimiter = ':',
      value = {
        "in place      : printf 'new\\n' >src/a.c",
        "ed            : printf '%s\\n' 's/old/new/' w q | ed -s src/a.c",
        "sed           : sed -i s/old/new/ src/a.c",
        "then renamed  : cd src; echo new >.a.c.Xy1; sync .a.c.Xy1; mv .a.c.Xy1 a.c",
        "with a backup : cd src; touch 4913; rm 4913; mv a.c a.c~; echo new >a.c; rm a.c~",
        "kept backup   : cd src; mv a.c a.c~; echo new >a.c",
        "slowly        : cd src; >a.c; sleep 0.1; printf n >>a.c; sleep 0.1; echo ew >>a.c",
        "vi            : vi -u NONE -N -es -c 's/old/new/' -c wq src/a.c",
      })
  void a_save_is_one_change(String way, String script) throws Exception {
    try (Rerun run = watching()) {
      run.untilRests(1);
      assertThat(bash(script).run().code()).isZero();
      run.staysAtRest(2);

      assertThat(run.rounds()).containsExactly("src/a.c changed, running again");
      assertThat(read("log")).isEqualTo("old\nnew\n");
    }
  }

  @Test
  @SideBySide
  void somebody_at_a_terminal_opens_edits_saves_and_leaves() throws Exception {
    try (Rerun run = watching()) {
      run.untilRests(1);
      Launch vi = bash("vi -u NONE -N src/a.c" + Tmux.AFTER);
      try (Tmux terminal = new Tmux(vi, 80, 24)) {
        terminal.untilShows("old");
        run.staysAtRest(1);
        terminal.press("c", "w", "n", "e", "w", "Escape");
        terminal.untilShows("new");
        run.staysAtRest(1);
        terminal.press(":", "w", "Enter");
        run.staysAtRest(2);
        terminal.press(":", "q", "Enter");
        assertThat(terminal.end()).isZero();
        run.staysAtRest(2);
      }
      assertThat(run.rounds()).containsExactly("src/a.c changed, running again");
      assertThat(read("log")).isEqualTo("old\nnew\n");
    }
  }
}
