package dev.runner;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The rooms, and which of them a room may open on. When it objects, move the code; when it is
/// wrong, change the table in a commit of its own that says why.
final class ArchitectureTest {
  private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

  static {
    room("text");
    room("yaml", "text");
    room("expr", "text");
    room("plan", "text", "expr");
    room("glob", "text");
    room("mask");
    room("language", "expr");
    room("read", "plan", "yaml", "expr", "text", "glob", "mask");
    room("watch", "glob");
    room("spool");
    room("target", "plan", "expr", "text", "glob", "spool");
    room("graph", "plan", "expr", "text");
    room("limit");
    room("pace");
    room("event", "graph", "plan", "expr");
    room("driver", "event", "graph", "plan", "expr", "text", "mask");
    room("schedule", "driver", "event", "graph", "target", "limit", "plan", "expr");
    room("journal", "event", "graph", "plan", "expr", "text", "pace");
    room("progress", "event", "graph", "text", "plan", "spool", "pace");
    room("report", "event", "graph", "plan", "expr", "text", "spool", "pace");
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.runner");

  private static void room(String name, String... opensOn) {
    ROOMS.put(name, List.of(opensOn));
  }

  static Stream<String> rooms() {
    return ROOMS.keySet().stream();
  }

  /// Without `cli` and the root package, which open on all.
  @Test
  void every_package_is_a_room() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(it -> !it.equals("dev.runner"))
                .map(it -> it.split("\\.")[2])
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(Stream.concat(rooms(), Stream.of("cli")).toList());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_opens_on_no_others_than_the_table_says(String room) {
    String[] open =
        Stream.concat(Stream.of(room), ROOMS.getOrDefault(room, List.of()).stream())
            .map(ArchitectureTest::packages)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packages(room))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.runner..").and(not(resideInAnyPackage(open))))
        .check(CLASSES);
  }

  private static String packages(String room) {
    return "dev.runner." + room + "..";
  }

  @Test
  void the_front_door_does_not_know_the_command_line() {
    noClasses()
        .that()
        .resideInAPackage("dev.runner")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.runner.cli..")
        .check(CLASSES);
  }

  /// These make the JVM prepare `BigDecimal`, for as long as a short run takes: see [Shares].
  @Test
  void durations_are_reckoned_without_decimal_numbers() {
    noClasses()
        .should()
        .callMethod(Duration.class, "dividedBy", long.class)
        .orShould()
        .callMethod(Duration.class, "multipliedBy", long.class)
        .check(CLASSES);
  }

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching("dev.runner.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.snakeyaml, yaml, ''",
    "picocli, cli, ''",
    "tools.jackson, expr, target report",
    "de.siegmar.fastcsv, target, report",
    "me.tongfei, progress, ''",
    "io.github.resilience4j, schedule, ''",
    "org.apache.hc, driver, ''",
    "sun.misc, cli, ''",
    "java.lang.foreign, driver, cli",
  })
  void only_its_rooms_know_a_library(String library, String room, String more) {
    String[] rooms =
        Stream.concat(Stream.of(room), Arrays.stream(more.split(" ")).filter(it -> !it.isEmpty()))
            .map(ArchitectureTest::packages)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(CLASSES);
  }

  @Test
  void only_the_command_line_touches_the_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runner.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethodWhere(calls(Runtime.class, "exit", "halt"))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaMethodCall> calls(Class<?> type, String... names) {
    return DescribedPredicate.describe(
        type.getSimpleName() + "." + String.join("/", names),
        call ->
            call.getTargetOwner().isEquivalentTo(type)
                && List.of(names).contains(call.getTarget().getName()));
  }
}
