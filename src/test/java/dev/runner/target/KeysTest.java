package dev.runner.target;

import static dev.runner.target.Given.csv;
import static dev.runner.target.Given.keyed;
import static dev.runner.target.Given.lines;
import static dev.runner.target.Given.list;
import static dev.runner.target.Given.rowFile;
import static dev.runner.target.Given.targets;
import static dev.runner.target.Given.value;
import static dev.runner.target.Given.where;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private final Given given;

  KeysTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void a_job_without_targets_has_one_keyed_as_the_job() throws Exception {
    assertEquals(List.of("{\"key\":\"job\"}"), given.read(targets(new TargetSource.Single())));
  }

  @Test
  void a_scalar_is_its_own_key_and_keeps_its_spelling() throws Exception {
    assertEquals(
        List.of("{\"key\":\"1.10\",\"value\":1.10}", "{\"key\":\"a b\",\"value\":\"a b\"}"),
        given.read(targets(list(value("1.10"), Value.of("a b")))));
  }

  @Test
  void a_record_is_named_by_its_field_key_or_else_id_and_keeps_its_fields() throws Exception {
    assertEquals(
        List.of(
            "{\"key\":\"c\",\"id\":7,\"url\":\"u\",\"fields\":{\"key\":\"c\",\"id\":7,\"url\":\"u\"}}",
            "{\"key\":\"8\",\"id\":8,\"fields\":{\"id\":8,\"fields\":null}}"),
        given.read(
            targets(
                list(
                    value("{\"key\":\"c\",\"id\":7,\"url\":\"u\"}"),
                    value("{\"id\":8,\"fields\":null}")))));
  }

  @Test
  void a_field_can_be_made_the_key() throws Exception {
    given.file("hosts.csv", "key,host\n1,a\n2,b\n");
    assertEquals(
        List.of(
            "{\"key\":\"a\",\"host\":\"a\",\"fields\":{\"key\":\"1\",\"host\":\"a\"}}",
            "{\"key\":\"b\",\"host\":\"b\",\"fields\":{\"key\":\"2\",\"host\":\"b\"}}"),
        given.read(keyed(rowFile(TargetSource.Format.CSV, "hosts.csv"), "host")));
  }

  @Test
  void a_key_can_be_computed_from_the_usual_one() throws Exception {
    given.file("hosts.csv", "id,port\na,1\nb,2\n");
    assertEquals(
        List.of("a:1", "b:2"),
        given.keys(
            keyed(
                rowFile(TargetSource.Format.CSV, "hosts.csv"),
                "${{ target.key }}:${{ target.port }}")));
  }

  @Test
  void a_key_may_have_any_text_in_it() throws Exception {
    String odd = "a\nb\t\u0000 $(touch x) -rf {} ${{ x }} \ud83d\ude00 \u00ff \ud800";
    assertEquals(List.of(odd), given.keys(targets(list(Value.of(odd)))));
  }

  @Test
  void the_first_duplicate_is_named_with_both_places_and_the_others_are_counted() {
    given.file("hosts.txt", "a\nb\n\na\nb\na\n");
    assertEquals(
        "INVALID hosts.txt:1 and hosts.txt:4 have the same key `a`, but each target needs its own"
            + " (and 2 more rows have a key that is taken)",
        given.failure(lines("hosts.txt")));
  }

  @Test
  void duplicates_in_a_list_are_named_by_their_lines_in_the_plan() {
    assertEquals(
        "INVALID plan.yaml:1:1 and plan.yaml:3:1 have the same key `1`, but each target needs its"
            + " own",
        given.failure(targets(list(Value.of("1"), Value.of("2"), value("1")))));
  }

  @Test
  void a_duplicate_that_is_not_wanted_is_none() throws Exception {
    given.file("hosts.csv", "id,on\na,yes\na,no\n");
    assertEquals(List.of("a"), given.keys(where(csv("hosts.csv"), "target.on == 'yes'")));
  }

  @Test
  void a_record_that_has_no_name_of_its_own_needs_a_key() {
    given.file("hosts.csv", "host,port\na,1\n");
    assertEquals(
        "INVALID hosts.csv:2: a record needs a key: let `key` name one of its fields (`host`,"
            + " `port`)",
        given.failure(csv("hosts.csv")));
  }

  @Test
  void a_key_field_that_does_not_exist_is_an_error_that_shows_those_that_do() {
    given.file("hosts.csv", "host,port\na,1\n");
    assertEquals(
        "INVALID hosts.csv:2: there is no field `hots` to be the key (there is `host`, `port`)",
        given.failure(keyed(rowFile(TargetSource.Format.CSV, "hosts.csv"), "hots")));
  }

  @Test
  void a_key_without_text_is_an_error() {
    Targets targets = targets(list(value("{\"id\":[1]}")));
    assertEquals(
        "INVALID plan.yaml:1:1: the key `id` is a list, which has no text", given.failure(targets));
  }

  @Test
  void an_empty_key_is_an_error() {
    given.file("hosts.csv", "id,host\n1,a\n,b\n");
    assertEquals("INVALID hosts.csv:3: the key is empty", given.failure(csv("hosts.csv")));
  }

  @Test
  void a_row_without_a_key_that_is_not_wanted_does_no_harm() throws Exception {
    given.file("hosts.csv", "id,host\n1,a\n,b\n");
    assertEquals(List.of("1"), given.keys(where(csv("hosts.csv"), "target.host == 'a'")));
  }

  @Test
  void a_condition_without_a_value_is_an_error_that_shows_the_row_and_the_place_in_the_plan() {
    given.file("hosts.csv", "id,host\n1,a\n");
    assertEquals(
        "INVALID hosts.csv:2: `where` has no value: plan.yaml:1:1: ",
        given
            .failure(where(csv("hosts.csv"), "target.nope == 'a'"))
            .replaceFirst("1:\\d+: .*", "1:1: "));
  }

  @Test
  void a_list_or_null_can_not_be_a_target() {
    assertEquals(
        "INVALID plan.yaml:2:1: a target is a scalar or a record, not null",
        given.failure(targets(list(Value.of("a"), Value.NULL))));
  }

  @Test
  void a_long_hostile_key_is_quoted_in_part_and_harmless() {
    String hostile = "\u001b[2J" + "x".repeat(1000);
    given.file("hosts.txt", hostile + "\n" + hostile + "\n");
    assertEquals(
        "INVALID hosts.txt:1 and hosts.txt:2 have the same key `\u241b[2J"
            + "x".repeat(26)
            + "...`, but each target needs its own",
        given.failure(lines("hosts.txt")));
  }
}
