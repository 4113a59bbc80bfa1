package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.SideBySide;
import dev.runner.report.JunitSchemas;
import dev.runner.report.Rendered;
import dev.runner.report.ValueNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder `plans/NAME/expected/CASE` is a case: its `command`, a script of `sh`, is run after
/// the plan's `expected/setup`, and must say what stands in `stdout` and `stderr` and end with
/// `exit`, at a concurrency of 1 and of 64. What differs from run to run is taken out (`Steady`).
/// Pages that it writes are looked at in a browser: `page` is what they show. `make golden` writes
/// these files: read the diff.
final class PlansTest {
  private static final boolean WRITE = System.getProperty("golden", "").equals("write");

  /// The world of each plan after its setup.
  private static final Map<String, World> PREPARED = new HashMap<>();

  /// Those that cases called `formats` have written.
  private static final Pages PAGES = new Pages();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path shared;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  static Stream<Arguments> cases() throws IOException {
    try (Stream<Path> plans = Files.list(World.PLANS)) {
      return plans
          .map(it -> it.resolve("expected"))
          .filter(Files::isDirectory)
          .flatMap(it -> folders(it).stream())
          .sorted()
          .flatMap(it -> Stream.of("1", "64").map(concurrency -> arguments(it, concurrency)))
          .toList()
          .stream();
    }
  }

  private static Arguments arguments(Path expected, String concurrency) {
    Path plan = expected.getParent().getParent();
    return Arguments.of(
        plan.getFileName().toString(), expected.getFileName().toString(), concurrency);
  }

  @ParameterizedTest(name = "{0}: {1}, at a concurrency of {2}")
  @SideBySide
  @MethodSource("cases")
  void says_what_is_expected(String plan, String name, String concurrency) throws Exception {
    World world = copied(plan, folder.resolve("world"));
    Path expected = world.plan().resolve("expected");

    Said said = world.sh(Files.readString(expected.resolve(name).resolve("command")), concurrency);

    if (said.stdout().startsWith("{")) {
      assertThat(problems(said.stdout())).isEmpty();
    }
    part(said.stdout(), "r.xml").ifPresent(it -> assertThat(JunitSchemas.complaints(it)).isEmpty());
    Optional<String> markdown = part(said.stdout(), "r.md");
    if (markdown.isPresent()) {
      assertThat(Rendered.of(markdown.get()).complaints()).isEmpty();
    }
    if (Files.exists(world.folder().resolve("r.html"))) {
      Path page = shared.resolve(plan + "." + concurrency + ".html");
      Files.copy(world.folder().resolve("r.html"), page);
      PAGES.add(plan + "." + concurrency, page, world.folder());
    }
    Said steady = Steady.of(said, world.folder());
    if (WRITE && concurrency.equals("1")) {
      write(steady, expected.resolve(name));
    }
    assertThat(steady).isEqualTo(read(expected.resolve(name)));
  }

  @AfterAll
  static void pages_are_valid_and_show_what_is_expected() throws Exception {
    if (PAGES.isEmpty()) {
      return;
    }
    assertThat(PAGES.complaints()).isEmpty();
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> shown = PAGES.shown();
    for (Map.Entry<String, String> page : shown.entrySet()) {
      String name = page.getKey();
      String plan = name.substring(0, name.lastIndexOf('.'));
      Path golden = World.PLANS.resolve(plan).resolve("expected/formats/page");
      if (WRITE && name.endsWith(".1")) {
        Files.writeString(golden, page.getValue());
      }
      expected.put(name, Files.readString(golden));
    }
    assertThat(shown).isEqualTo(expected);
  }

  /// The text of a file that a command has shown.
  private static Optional<String> part(String shown, String file) {
    int start = shown.indexOf("== " + file + "\n");
    int end = shown.indexOf("\n== ", start + 1);
    return start < 0
        ? Optional.empty()
        : Optional.of(
            shown.substring(shown.indexOf('\n', start) + 1, end < 0 ? shown.length() : end + 1));
  }

  /// One at a time, as commands in the prepared world write there what they say.
  private static synchronized World copied(String plan, Path to)
      throws IOException, InterruptedException {
    return prepared(plan).copied(to);
  }

  private static World prepared(String plan) throws IOException, InterruptedException {
    if (!PREPARED.containsKey(plan)) {
      World world = World.of(plan, shared.resolve(plan));
      world.must(Files.readString(world.plan().resolve("expected/setup")));
      PREPARED.put(plan, world);
    }
    return Objects.requireNonNull(PREPARED.get(plan));
  }

  /// What a JSON report breaks of its schema.
  private static List<String> problems(String report) throws IOException {
    var validator = new ValidatorFactory().withJsonNodeFactory(ValueNode.FACTORY);
    String schema = Files.readString(World.PROJECT.resolve("schemas/report.schema.json"));
    return validator.validate(schema, report).getErrors().stream()
        .map(it -> it.getInstanceLocation() + ": " + it.getError())
        .toList();
  }

  private static void write(Said said, Path expected) throws IOException {
    Files.writeString(expected.resolve("stdout"), said.stdout());
    Files.writeString(expected.resolve("stderr"), said.stderr());
    Files.writeString(expected.resolve("exit"), said.exit() + "\n");
  }

  private static Said read(Path expected) throws IOException {
    return new Said(
        Files.readString(expected.resolve("stdout")),
        Files.readString(expected.resolve("stderr")),
        Integer.parseInt(Files.readString(expected.resolve("exit")).strip()));
  }

  private static List<Path> folders(Path expected) {
    try (Stream<Path> cases = Files.list(expected)) {
      return cases.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
