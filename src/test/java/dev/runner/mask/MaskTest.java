package dev.runner.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskTest {
  private static final List<String> SECRETS =
      List.of(
          "hunter22",
          "s3cr",
          "pa ss+w/o=rd%41&x",
          "tab\there \"quoted\" back\\slash",
          "gr\u00fc\u00dfe-\u20ac-\ud83d\ude00-end",
          "-----BEGIN KEY-----\nMIIE+/9a\nzz\n-----END KEY-----",
          "aaaaab",
          "0123456789abcdef".repeat(20));

  @Test
  void hides_each_spelling_wherever_it_is_split() {
    Random random = new Random(7);
    for (String secret : SECRETS) {
      Mask mask = Mask.of(List.of(secret));
      for (Map.Entry<String, String> spelling : new Encodings(random).of(secret).entrySet()) {
        String text = "before <" + spelling.getValue() + "> after\n";
        for (int size = 1; size <= 64; size++) {
          assertThat(streamed(mask, text, size))
              .as("%s of %s in pieces of %d", spelling.getKey(), secret, size)
              .isEqualTo("before <***> after\n");
        }
        assertThat(mask.in(text)).isEqualTo("before <***> after\n");
      }
    }
  }

  @Test
  void hides_what_an_ellipsis_has_left_of_a_secret() {
    Mask mask = Mask.of(List.of("sk-live-4f9a8b7c6d5e"));
    assertThat(mask.message("`sk-live-4f9a...` is no number, sk-live-4f9a8b7c6d5e is \u2026"))
        .isEqualTo("`***...` is no number, *** is \u2026");
    assertThat(mask.message("`x c2stbGl2ZS...`")).isEqualTo("`x ***...`");
    assertThat(mask.message("sk-... and so on")).isEqualTo("sk-... and so on");
    assertThat(Mask.NONE.message("a...")).isEqualTo("a...");
  }

  @Test
  void hides_random_secrets_among_random_bytes() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      List<String> secrets = List.of(secret(random), secret(random), secret(random));
      Mask mask = Mask.of(secrets);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      ByteArrayOutputStream wanted = new ByteArrayOutputStream();
      for (int part = 0; part < 8; part++) {
        byte[] noise = noise(random);
        text.writeBytes(noise);
        wanted.writeBytes(noise);
        List<String> spellings =
            List.copyOf(new Encodings(random).of(secrets.get(random.nextInt(3))).values());
        String spelling = spellings.get(random.nextInt(spellings.size()));
        text.writeBytes(spelling.getBytes(StandardCharsets.UTF_8));
        wanted.writeBytes("***".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(streamed(mask, text.toByteArray(), 1 + random.nextInt(64)))
          .as("%s", secrets)
          .isEqualTo(wanted.toByteArray());
    }
  }

  /// Bytes that no spelling begins or ends with.
  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(40) + 2];
    random.nextBytes(noise);
    noise[0] = '\n';
    noise[noise.length - 1] = '\n';
    return noise;
  }

  private static String secret(Random random) {
    String alphabet = "abcXYZ019+/=%\\\"&?~\u00e4\u20ac";
    StringBuilder secret = new StringBuilder();
    int length = 10 + random.nextInt(60);
    for (int i = 0; i < length; i++) {
      secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return secret.toString();
  }

  @Test
  void leaves_other_text_as_it_is() {
    Random random = new Random(13);
    Mask mask = Mask.of(SECRETS);
    byte[] bytes = new byte[300_000];
    random.nextBytes(bytes);
    assertThat(streamed(mask, bytes, 1000)).isEqualTo(bytes);
    String words = "hunter2 hunter 22 s3c r aaaaa %41%4 \\u00 \\\\ MIIE++/9a 0123456789abcdef\r\n";
    assertThat(streamed(mask, words.repeat(50), 7)).isEqualTo(words.repeat(50));
  }

  @Test
  void holds_back_nothing_that_can_be_no_part_of_a_secret() {
    Masking masking = Mask.of(List.of("hunter22")).stream();
    assertThat(shown(masking.accept(bytes("password? ")))).isEqualTo("password? ");
    assertThat(shown(masking.accept(bytes("it is hunt")))).isEqualTo("it is ");
    assertThat(shown(masking.accept(bytes("ing time")))).isEqualTo("hunting time");
    assertThat(shown(masking.accept(bytes("hunter")))).isEmpty();
    assertThat(shown(masking.finish())).isEqualTo("hunter");
    assertThat(shown(masking.finish())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abcdefgh, '***'",
    "abcdxefgh, '***x***'",
    "abcdabcd, '******'",
    "xabcdefghabcdx, 'x******x'",
    "cdefgh, '***'",
    "abcdef, '***'",
    "abcde, '***e'",
  })
  void hides_secrets_that_overlap_as_one(String text, String shown) {
    Mask mask = Mask.of(List.of("abcd", "cdef", "efgh", "abcdefgh"));
    assertThat(mask.in(text)).isEqualTo(shown);
    for (int size = 1; size < 5; size++) {
      assertThat(streamed(mask, text, size)).isEqualTo(shown);
    }
  }

  @Test
  void hides_a_secret_of_one_letter_in_many_of_it() {
    Mask mask = Mask.of(List.of("aaaa"));
    assertThat(streamed(mask, "a".repeat(20_000), 999)).isEqualTo("***");
    assertThat(streamed(mask, "aaa ".repeat(20_000), 999)).isEqualTo("aaa ".repeat(20_000));
  }

  @Test
  void hides_as_many_secrets_as_there_are() {
    Random random = new Random(17);
    List<String> secrets = Stream.generate(() -> secret(random)).limit(60).toList();
    Mask mask = Mask.of(secrets);
    for (String secret : secrets) {
      for (String spelling : new Encodings(random).of(secret).values()) {
        assertThat(mask.in("<" + spelling + ">")).isEqualTo("<***>");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "\ud83d\ude00\ud83d\ude00\ud83d\ude00"})
  void takes_no_short_secret(String secret) {
    assertThatThrownBy(() -> Mask.of(List.of(secret))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_secrets_gives_back_the_very_same() {
    byte[] bytes = bytes("hunter22");
    assertThat(Mask.NONE.stream().accept(bytes)).isSameAs(bytes);
    assertThat(Mask.of(List.of())).isSameAs(Mask.NONE);
  }

  private static String streamed(Mask mask, String text, int size) {
    return shown(streamed(mask, bytes(text), size));
  }

  private static byte[] streamed(Mask mask, byte[] bytes, int size) {
    Masking masking = mask.stream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += size) {
      out.writeBytes(
          masking.accept(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size))));
    }
    out.writeBytes(masking.finish());
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String shown(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
