package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.graph.Graph;
import dev.runner.text.Excerpt;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every plan in `plans/broken` is refused with just the problems that stand beside it;
/// `-Dgolden=write` writes them.
final class BrokenPlansTest {
  private static final Path PLANS = Path.of("plans/broken");

  @ParameterizedTest
  @MethodSource("plans")
  void a_broken_plan_is_explained(Path plan) throws IOException {
    Reading reading = read(plan);
    Path expected = plan.resolveSibling(plan.getFileName().toString().replace(".yaml", ".txt"));
    Graph.of(reading.draft(), reading.problems());
    String problems = Excerpt.of(reading.problems().all());
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(expected, problems);
    }

    assertThat(reading.problems().any()).isTrue();
    assertThat(problems).isEqualTo(Files.readString(expected));
  }

  static Reading read(Path plan) throws IOException {
    return read(new Source(plan.getFileName().toString(), Files.readString(plan)));
  }

  static Reading read(String plan) {
    return read(new Source("plan.yaml", plan));
  }

  private static Reading read(Source plan) {
    Path folder = Path.of("/plans");
    Path home = Path.of("/home/me");
    Given given = new Given(Map.of(), Map.of("HOME", "/home/me", "CI", "true"), folder, home, home);
    return PlanReader.read(plan, given);
  }

  static List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.list(PLANS)) {
      return files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
