package dev.runner.target;

import static dev.runner.target.Given.csv;
import static dev.runner.target.Given.json;
import static dev.runner.target.Given.jsonl;
import static dev.runner.target.Given.keyed;
import static dev.runner.target.Given.lines;
import static dev.runner.target.Given.rowFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.plan.TargetSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormatsTest {
  private final Given given;

  TextFormatsTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void lines_stand_as_they_are_without_mark_return_and_empty_ones() throws Exception {
    given.file("a.txt", "\ufeff one \r\n\n\r\n\ud83d\ude00\r\nx\ry\n\tlast");
    assertEquals(List.of(" one ", "\ud83d\ude00", "x\ry", "\tlast"), given.keys(lines("a.txt")));
  }

  @Test
  void lines_across_the_borders_of_buffers_are_whole() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append(i).append("\ud83d\ude00\u00e9".repeat(i % 40)).append('\n');
    }
    String longest = "z".repeat(100_000);
    given.file("a.txt", text + longest);
    List<String> expected = new java.util.ArrayList<>(text.toString().lines().toList());
    expected.add(longest);
    assertEquals(expected, given.keys(lines("a.txt")));
  }

  @Test
  void bytes_that_are_no_utf8_are_refused_with_their_line() {
    given.file("a.txt", "a\nb\nc\u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("INVALID a.txt:3: bytes that are not UTF-8", given.failure(lines("a.txt")));
    given.file("cut.txt", new byte[] {'a', '\n', (byte) 0xf0, (byte) 0x9f});
    assertEquals("INVALID cut.txt:2: bytes that are not UTF-8", given.failure(lines("cut.txt")));
    given.file("a.csv", "id\n1\n\u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("INVALID a.csv:3: bytes that are not UTF-8", given.failure(csv("a.csv")));
    given.file("a.json", "[1,\n\"\u00ff\"]".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("INVALID a.json:2: bytes that are not UTF-8", given.failure(json("a.json", "")));
  }

  @Test
  void an_endless_line_is_refused() {
    given.file("a.txt", "a\n" + "x".repeat(Limits.ROW + 100_000));
    assertEquals(
        "INVALID a.txt:2: the line is longer than 16777216 characters",
        given.failure(lines("a.txt")));
  }

  @Test
  void a_file_that_can_not_be_read_is_named_whole_and_says_why() {
    given.folder("folder");
    given.file("file", "");
    assertEquals(
        "UNREADABLE the file `/plan/nope.txt` can't be read: no such file or folder",
        given.failure(lines("nope.txt")));
    assertEquals(
        "UNREADABLE the file `/plan/folder` can't be read: is a folder",
        given.failure(csv("folder")));
    assertEquals(
        "UNREADABLE the file `/plan/file/x` can't be read: not a directory",
        given.failure(csv("file/x")));
  }

  @Test
  void a_path_may_begin_at_home_or_be_computed() throws Exception {
    given.file("home/a.txt", "a").file("src/b.txt", "b");
    assertEquals(List.of("a"), given.keys(lines("~/a.txt")));
    assertEquals(List.of("b"), given.keys(lines("${{ params.root }}/b.txt")));
  }

  @Test
  void a_path_that_can_not_be_one_is_an_error_in_the_plan() {
    assertEquals("INVALID plan.yaml:1:1: the path is empty", given.failure(lines("")));
    assertEquals(
        "INVALID plan.yaml:1:1: `a\u2400` is not a path: nul character not allowed",
        given.failure(lines("a\u0000")));
  }

  @Test
  void a_csv_row_has_the_fields_of_the_header() throws Exception {
    given.file(
        "a.csv",
        "\ufeffid,\"full, name\",note\r\n1,\"a \"\"b\"\"\",\"two\nlines\"\r\n\r\n2,,1.10\r\n");
    assertEquals(
        List.of(
            "{\"key\":\"1\",\"id\":\"1\",\"full, name\":\"a \\\"b\\\"\",\"note\":\"two\\nlines\","
                + "\"fields\":{\"id\":\"1\",\"full, name\":\"a \\\"b\\\"\",\"note\":\"two\\nlines\"}}",
            "{\"key\":\"2\",\"id\":\"2\",\"full, name\":\"\",\"note\":\"1.10\","
                + "\"fields\":{\"id\":\"2\",\"full, name\":\"\",\"note\":\"1.10\"}}"),
        given.read(csv("a.csv")));
  }

  @Test
  void a_csv_row_with_too_few_or_too_many_fields_is_an_error_with_its_line() {
    given.file("few.csv", "id,a\n1,\"x\ny\"\n2\n");
    assertEquals(
        "INVALID few.csv:4: the row has 1 field, but the header 2", given.failure(csv("few.csv")));
    given.file("many.csv", "id,a\n1,2,3\n");
    assertEquals(
        "INVALID many.csv:2: the row has 3 fields, but the header 2",
        given.failure(csv("many.csv")));
  }

  @Test
  void a_csv_header_must_name_each_column_once() {
    given.file("empty.csv", "");
    assertEquals(
        "INVALID empty.csv is empty, but CSV begins with a header line",
        given.failure(csv("empty.csv")));
    given.file("twice.csv", "id,a,id\n");
    assertEquals(
        "INVALID twice.csv:1: two columns are called `id`", given.failure(csv("twice.csv")));
    given.file("none.csv", "id,,b\n");
    assertEquals(
        "INVALID none.csv:1: column 2 of the header has no name", given.failure(csv("none.csv")));
  }

  @Test
  void an_open_quote_in_csv_is_an_error() {
    given.file("a.csv", "id,a\n1,x\n2,\"y\n");
    assertEquals(
        "INVALID a.csv:3: unclosed quoted field at end of input", given.failure(csv("a.csv")));
  }

  @Test
  void a_json_array_at_the_root_has_scalars_and_records() throws Exception {
    given.file("a.json", "[\"a\", 1.10, true, {\"id\": 1, \"tags\": [\"x\", null]}]");
    assertEquals(
        List.of(
            "{\"key\":\"a\",\"value\":\"a\"}",
            "{\"key\":\"1.10\",\"value\":1.10}",
            "{\"key\":\"true\",\"value\":true}",
            "{\"key\":\"1\",\"id\":1,\"tags\":[\"x\",null],\"fields\":{\"id\":1,\"tags\":[\"x\",null]}}"),
        given.read(json("a.json", "")));
  }

  @Test
  void a_json_array_is_found_by_pointer_or_dots() throws Exception {
    given.file("a.json", "{\"x\": {\"items\": [9]}, \"a/b\": [{\"~\": [1, 2]}], \"z\": {}}");
    assertEquals(List.of("9"), given.keys(json("a.json", "x.items")));
    assertEquals(List.of("9"), given.keys(json("a.json", "/x/items")));
    assertEquals(List.of("1", "2"), given.keys(json("a.json", "/a~1b/0/~0")));
  }

  @Test
  void what_is_not_the_json_array_is_named() {
    given.file("a.json", "{\"total\": 2,\n \"items\": [1], \"more\": [], \"x\": \"y\"}");
    assertEquals(
        "INVALID a.json:1: the document is a record, not an array; `path` leads to the array:"
            + " `items` or `more`",
        given.failure(json("a.json", "")));
    assertEquals(
        "INVALID a.json:2: `x` is a string, not an array", given.failure(json("a.json", "x")));
    assertEquals(
        "INVALID a.json: there is no `item` in the document",
        given.failure(json("a.json", "item")));
    assertEquals(
        "INVALID a.json: there is no `items.5` in `items`",
        given.failure(json("a.json", "items.5")));
    assertEquals(
        "INVALID a.json: there is no `total.x` in `total`",
        given.failure(json("a.json", "total.x")));
    given.file("empty.json", " ");
    assertEquals(
        "INVALID empty.json is empty, but a JSON array is expected",
        given.failure(json("empty.json", "")));
  }

  @Test
  void a_json_document_that_is_cut_off_or_goes_on_is_refused() {
    given.file("cut.json", "{\"a\": [1, 2],\n \"b\":");
    assertTrue(
        given.failure(json("cut.json", "a")).startsWith("INVALID cut.json:2: unexpected end"));
    given.file("more.json", "[1]\n[2]\n");
    assertEquals(
        "INVALID more.json:2: there is more behind the document; a value a line is `jsonl`",
        given.failure(json("more.json", "")));
    given.file("bad.json", "[1,\n x]");
    assertTrue(given.failure(json("bad.json", "")).startsWith("INVALID bad.json:2: unrecognized"));
  }

  @Test
  void deep_json_is_refused() {
    given.file("deep.json", "[" + "[".repeat(100_000));
    assertTrue(given.failure(json("deep.json", "")).startsWith("INVALID deep.json"));
    given.file("deep.jsonl", "[".repeat(100_000));
    assertTrue(given.failure(jsonl("deep.jsonl")).startsWith("INVALID deep.jsonl:1: "));
  }

  @Test
  void a_row_that_would_fill_the_memory_is_refused() {
    given.file("a.json", "[\n[" + "1,".repeat(2_000_000) + "1]]");
    assertEquals(
        "INVALID a.json:2: column 2097152: more than 1048576 values",
        given.failure(json("a.json", "")));
    given.file("a.csv", "id,a\n1," + "x".repeat(Limits.ROW + 100_000));
    assertTrue(given.failure(csv("a.csv")).startsWith("INVALID a.csv:2: the maximum buffer size"));
  }

  @Test
  void json_lines_are_values_a_line() throws Exception {
    given.file("a.jsonl", "\ufeff\"a\"\r\n\n  \n{\"id\":2}\n3");
    assertEquals(
        List.of(
            "{\"key\":\"a\",\"value\":\"a\"}",
            "{\"key\":\"2\",\"id\":2,\"fields\":{\"id\":2}}",
            "{\"key\":\"3\",\"value\":3}"),
        given.read(jsonl("a.jsonl")));
  }

  @Test
  void a_bad_json_line_is_an_error_with_its_line() {
    given.file("a.jsonl", "1\n2 3\n");
    assertEquals(
        "INVALID a.jsonl:2: column 3: there is more behind the value",
        given.failure(jsonl("a.jsonl")));
    given.file("b.jsonl", "1\n\n[2]\n");
    assertEquals(
        "INVALID b.jsonl:3: a target is a scalar or a record, not a list",
        given.failure(jsonl("b.jsonl")));
  }

  @Test
  void standard_input_is_read_once() throws Exception {
    given.standardInput("id\n1\n");
    assertEquals(List.of("1"), given.keys(csv("-")));
    assertEquals(
        "INVALID standard input can be read only once, and the targets of job `job` are read from"
            + " it",
        given.failure(lines("-")));
  }

  @Test
  void rows_of_standard_input_are_placed() {
    given.standardInput("a\na\n");
    assertEquals(
        "INVALID standard input:1 and standard input:2 have the same key `a`, but each target needs"
            + " its own",
        given.failure(keyed(rowFile(TargetSource.Format.LINES, "-"), "value")));
  }
}
