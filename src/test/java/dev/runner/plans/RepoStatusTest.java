package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `repo-status` over 60 repositories tells what git tells of each of them.
final class RepoStatusTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static World world;

  @SuppressWarnings("NullAway.Init")
  private static List<Map<String, String>> facts;

  /// Names of folders, in the order of their bytes.
  private static final List<String> HOSTILE =
      List.of(
          "\"quotes\" and 'quotes'",
          "#comment",
          "$(touch touched)",
          "${{ params.root }}",
          "*",
          "--upload-pack=touch touched",
          "; touch touched",
          "a\nnew line",
          "tab\there",
          "{}",
          "日本語",
          "🚀");

  /// Other questions than the plan's, so that a wrong answer isn't compared with itself.
  private static final String ASK =
      """
      cd repositories
      find . -name .git -prune | sed 's,^[.]/,,; s,/[.]git$,,' | grep -v '^[.]upstreams' |
        LC_ALL=C sort | while IFS= read -r repository; do
        branch=$(git -C "$repository" symbolic-ref --short -q HEAD || echo '(detached)')
        dirty=$(git -C "$repository" status --porcelain | wc -l)
        ahead=- behind=-
        if git -C "$repository" rev-parse -q --verify '@{u}' >/dev/null 2>&1; then
          ahead=$(git -C "$repository" rev-list --count '@{u}..')
          behind=$(git -C "$repository" rev-list --count '..@{u}')
        fi
        last=-
        if git -C "$repository" rev-parse -q --verify HEAD >/dev/null; then
          last=$(git -C "$repository" show -s --date=short --format='%cd %s' HEAD)
        fi
        printf '%s\\t%s\\t%d\\t%s\\t%s\\t%s\\n' "$repository" "$branch" "$dirty" "$ahead" "$behind" "$last"
      done
      """;

  @BeforeAll
  static void ask_git() throws Exception {
    world = World.of("repo-status", folder);
    world.must("sh \"$DEMO_REPOSITORIES\" repositories 60");
    facts = world.must(ASK).lines().map(RepoStatusTest::fact).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "8", "64"})
  void tells_what_git_tells_in_plan_order(String concurrency) throws Exception {
    Said said =
        world.sh("runner apply repo-status/plan.yaml -p root=repositories -o json", concurrency);

    assertThat(said.exit()).isZero();
    assertThat(facts).hasSize(60);
    assertThat(rows(said.stdout())).isEqualTo(facts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void takes_a_hostile_name_for_nothing_but_a_name(String locale, @TempDir Path other)
      throws Exception {
    World hostile = World.of("repo-status", other);
    hostile.must("sh \"$DEMO_REPOSITORIES\" made 1");
    for (String name : HOSTILE) {
      hostile.must(
          "mkdir -p repositories; cp -a made/clean \"$(cat <<'END'\nrepositories/"
              + name
              + "\nEND\n)\"");
    }

    Said said =
        hostile.sh(
            "LC_ALL="
                + locale
                + " runner apply repo-status/plan.yaml -p root=repositories -o json");

    assertThat(said.exit()).as(said.stderr()).isZero();
    assertThat(rows(said.stdout()))
        .extracting(it -> it.get("repository"))
        .containsExactlyElementsOf(HOSTILE);
    assertThat(rows(said.stdout())).extracting(it -> it.get("branch")).containsOnly("main");
    assertThat(hostile.must("find . -name touched")).isEmpty();
  }

  private static Map<String, String> fact(String line) {
    String[] fields = line.split("\t");
    return Map.of(
        "repository", fields[0],
        "branch", fields[1],
        "dirty", fields[2],
        "ahead", fields[3],
        "behind", fields[4],
        "last commit", fields[5]);
  }

  private static List<Map<String, String>> rows(String report) throws Exception {
    var job = (Value.Obj) items((Value.Obj) Json.parse(report), "jobs").getFirst();
    List<Map<String, String>> rows = new ArrayList<>();
    for (Value row : items(job, "rows")) {
      Map<String, String> cells = new java.util.TreeMap<>();
      ((Value.Obj) row).fields().forEach((name, cell) -> cells.put(name, cell.text().orElse("-")));
      rows.add(cells);
    }
    return rows;
  }

  private static List<Value> items(Value.Obj object, String field) {
    return object.fields().get(field) instanceof Value.Arr(var items) ? items : List.of();
  }
}
