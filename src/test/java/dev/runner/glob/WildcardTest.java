package dev.runner.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WildcardTest {

  @Test
  void wildcards_agree_with_those_of_the_jdk() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, List.of("a", "b", "*", "?", "[ab]", "[!a]", "\\*", "[a-b]"), 6);
      String name = text(random, List.of("a", "b", "c", "*"), 7);
      PathMatcher oracle = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      assertEquals(
          oracle.matches(Path.of(name)),
          Wildcard.parse(pattern).matches(name),
          pattern + " " + name);
    }
  }

  @Test
  void an_escaped_text_matches_only_itself() throws Exception {
    String odd = "a*b?[c]{d,e}\\f";
    Wildcard wildcard = Wildcard.parse(Braces.expand(Wildcard.escaped(odd)).getFirst());
    assertEquals(odd, wildcard.beginning());
  }

  @Test
  void braces_are_expanded_as_bash_does() throws Exception {
    for (String pattern :
        List.of(
            "a{b,c}d",
            "{a,b}{c,d}",
            "{a,{b,c}d,}e",
            "{a}",
            "a{b",
            "a}b",
            "{,}",
            "{a,b",
            "x{{a,b},c}",
            "{{a,b}",
            "a{b,c}{d")) {
      Process bash = new ProcessBuilder("bash", "-c", "printf '%s\\n' :" + pattern).start();
      List<String> expected =
          new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertEquals(expected, Braces.expand(":" + pattern), pattern);
    }
  }

  private static String text(Random random, List<String> pieces, int most) {
    StringBuilder text = new StringBuilder(pieces.get(random.nextInt(2)));
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
