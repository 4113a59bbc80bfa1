package dev.runner.target;

import static dev.runner.target.Given.keyed;
import static dev.runner.target.Given.object;
import static dev.runner.target.Given.onEmpty;
import static dev.runner.target.Given.targets;
import static dev.runner.target.Given.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.TargetSource;
import dev.runner.plan.TargetSource.FailedOf;
import dev.runner.plan.Targets;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What did not succeed in an earlier run, as targets.
final class PastTest {
  private static final TargetSource LAST =
      new FailedOf(new FailedOf.Which.Last(), "import", new Source("plan.yaml", "last").span(0, 4));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /// Rows as expressions saw them.
  private Given given(String... rows) {
    return new Given(folder)
        .past(
            source -> {
              assertThat(source).isEqualTo(LAST);
              return new Found(List.of(rows).iterator());
            });
  }

  private record Found(Iterator<String> rows) implements PastTargets.Found {
    @Override
    public Optional<Row> next() {
      if (!rows.hasNext()) {
        return Optional.empty();
      }
      var fields = object(rows.next());
      return Optional.of(new Row(fields.field("key").orElseThrow().text().orElseThrow(), fields));
    }

    @Override
    public void close() {}
  }

  @Test
  void are_what_they_were() throws Exception {
    String record = "{\"key\":\"a\",\"id\":1.50,\"fields\":{\"id\":1.50}}";
    String line = "{\"key\":\"b\",\"value\":\"b\"}";
    assertThat(given(record, line).read(targets(LAST))).containsExactly(record, line);
  }

  @Test
  void have_another_key_where_the_plan_says_so() throws Exception {
    Given given = given("{\"key\":\"a\",\"id\":7,\"fields\":{\"id\":7}}");
    assertThat(given.keys(keyed(LAST, "id"))).containsExactly("7");
  }

  @Test
  void know_their_old_key_when_they_get_another() throws Exception {
    Given given = given("{\"key\":\"a\",\"id\":7,\"fields\":{\"id\":7}}");
    assertThat(given.keys(keyed(LAST, "${{ target.key }}-${{ target.id }}")))
        .containsExactly("a-7");
  }

  @Test
  void are_left_out_where_the_plan_says_so() throws Exception {
    Given given = given("{\"key\":\"a\",\"value\":\"a\"}", "{\"key\":\"b\",\"value\":\"b\"}");
    assertThat(given.keys(where(targets(LAST), "target.key != \"a\""))).containsExactly("b");
  }

  @Test
  void may_be_none() throws Exception {
    Given given = given();
    assertThat(given.keys(targets(LAST))).isEmpty();
    assertThat(given.warnings)
        .containsExactly("what failed of job `import` in the last run gives no targets");
    assertThat(given().failure(onEmpty(targets(LAST), Targets.OnEmpty.ERROR)))
        .isEqualTo(
            "INVALID what failed of job `import` in the last run gives no targets, and `on_empty`"
                + " says that this is an error");
  }

  @Test
  void say_which_of_them_has_no_key() {
    assertThat(given("{\"key\":\"a\",\"value\":\"a\"}").failure(keyed(LAST, "url")))
        .isEqualTo(
            "INVALID what failed of job `import` in the last run, target 1: there is no field `url`"
                + " to be the key (there is `value`)");
  }

  @Test
  void can_not_be_read() {
    Given given =
        new Given(folder)
            .past(
                _ -> {
                  throw new IOException("there is no run `x`");
                });
    assertThat(given.failure(targets(LAST)))
        .isEqualTo("UNREADABLE plan.yaml:1:1: there is no run `x`");
  }
}
