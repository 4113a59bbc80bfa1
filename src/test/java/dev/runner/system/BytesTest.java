package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What children print are bytes: all of them arrive, where bytes can.
final class BytesTest extends SystemTest {
  private byte[] bytes = {};

  /// All bytes, each before each other, so that any pair is there; then what looks like UTF-8, but
  /// is none: cut off, too long, a surrogate, beyond the last.
  @BeforeEach
  void all() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int first = 0; first < 256; first++) {
      for (int second = 0; second < 256; second++) {
        all.write(first);
        all.write(second);
      }
    }
    all.writeBytes(
        "é日😀 \u00e2\u0082 \u00c0\u00af \u00ed\u00a0\u0080".getBytes(StandardCharsets.UTF_8));
    all.writeBytes(new byte[] {(byte) 0xe2, (byte) 0x82, ' ', (byte) 0xc0, (byte) 0xaf, ' '});
    all.writeBytes(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xf5, (byte) 0x80});
    bytes = all.toByteArray();
    Files.write(folder().resolve("bytes"), bytes);
    write(
        "plan.yaml",
        """
        version: 1
        name: bytes
        jobs:
          all:
            targets: [one, two]
            steps:
              - {id: say, run: "cat bytes; cat bytes bytes >&2"}
              - {id: little, run: "printf 'a\\\\377\\\\303\\\\251\\\\000b'; [ ${{ target.key }} = one ]"}
        """);
  }

  private byte[] file(String name) throws IOException {
    return Files.readAllBytes(folder().resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "prefixed", "live", "failures", "none"})
  void files_hold_them_exactly(String mode) throws Exception {
    Launched.Result result =
        bash("\"$RUNNER\" apply plan.yaml -q --stream %s --output-dir logs >/dev/null"
                .formatted(mode))
            .run();

    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    assertThat(result.code()).as(result.stderr()).isEqualTo(2);
    for (String target : new String[] {"one", "two"}) {
      assertThat(file("logs/all/" + target + "/say.out")).isEqualTo(bytes);
      assertThat(file("logs/all/" + target + "/say.err")).isEqualTo(twice);
      assertThat(file("logs/all/" + target + "/little.out"))
          .isEqualTo(new byte[] {'a', (byte) 0xff, (byte) 0xc3, (byte) 0xa9, 0, 'b'});
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "live"})
  void a_pipe_gets_them_exactly_and_in_order(String mode) throws Exception {
    bash("\"$RUNNER\" exec -q --targets 1,2,3 --stream %s -- sh -c 'cat bytes; cat bytes bytes >&2' >out 2>err"
            .formatted(mode))
        .run();

    ByteArrayOutputStream thrice = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      thrice.writeBytes(bytes);
    }
    assertThat(file("out")).isEqualTo(thrice.toByteArray());
    assertThat(file("err")).hasSize(6 * bytes.length);
  }

  @Test
  void json_holds_what_is_text_and_marks_what_is_not() throws Exception {
    Launched.Result result = runner("apply", "plan.yaml", "-o", "json").run();

    assertThat(ReportSchema.complaints(result.stdout())).isEmpty();
    Value report = Json.parse(result.stdout());
    assertThat(report.toString()).contains("a\ufffdé\u0000b");
    assertThat(result.stdout()).contains("\"a\ufffdé\\u0000b\"");
  }

  @Test
  void merged_streams_are_one_and_in_the_order_written() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: merged
        jobs:
          all:
            merge_stderr: true
            steps:
              - id: both
                run: "for i in 1 2 3; do echo out $i; echo err $i >&2; done"
              - id: apart
                merge_stderr: false
                run: "echo out; echo err >&2"
        """);
    assertThat(runner("apply", "plan.yaml", "-q", "--output-dir", "out").run().code()).isZero();

    assertThat(read("out/all/all/both.out"))
        .isEqualTo("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n");
    assertThat(read("out/all/all/both.err")).isEmpty();
    assertThat(read("out/all/all/apart.out")).isEqualTo("out\n");
    assertThat(read("out/all/all/apart.err")).isEqualTo("err\n");
  }
}
