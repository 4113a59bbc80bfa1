package dev.runner.target;

import static dev.runner.target.Given.targets;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.plan.TargetSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Standard input in whichever format it is.
class PipedTest {
  private final Given given;

  PipedTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~ \\n[{\"id\": 1},\\n {\"id\": 2}]\\n~|1 2",
        "~\\r\\n{\"id\": 1}\\n\\n{\"id\": 2}~|1 2",
        "~\ufeff[\"a\", \"b\"]~|a b",
        "~a\\n\\nb~|a b",
        "~\\n  a~|~  a~",
        "~{\"key\":\"k\"}~|k",
        "~~|~~",
        "~ \\n\\n~|~ ~"
      })
  void its_beginning_tells_the_format(String input, String keys) throws Exception {
    given.standardInput(input.replace("\\n", "\n").replace("\\r", "\r"));

    assertEquals(keys, String.join(" ", given.keys(targets(new TargetSource.Piped()))));
  }

  @Test
  void mistakes_have_their_line() {
    given.standardInput("\n\n{\"id\": 1}\n{\"id\": }\n");
    assertEquals(
        "INVALID standard input:4: column 8: unexpected character ('}' (code 125)): expected a value",
        given.failure(targets(new TargetSource.Piped())));
  }

  @Test
  void much_of_nothing_is_no_reason_to_wait_for_more() throws Exception {
    given.standardInput("\n".repeat(100_000) + "[1]");
    assertEquals(List.of("[1]"), given.keys(targets(new TargetSource.Piped())));
  }
}
