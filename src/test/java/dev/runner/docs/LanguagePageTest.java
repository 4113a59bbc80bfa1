package dev.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The reference is what the schema says now; `make docs` writes it.
final class LanguagePageTest {
  private static final Path PAGE = Path.of("src/docs/language.md");

  @Test
  void the_page_is_up_to_date() throws IOException {
    String page = LanguagePage.of(language()).text();
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("src/docs/language.md is not what the schema says; `make docs` writes it")
        .isEqualTo(page);
  }

  @Test
  void every_key_has_a_section_and_every_link_leads_to_one() throws IOException {
    Language language = language();
    String whole = LanguagePage.of(language).text();
    String page = whole.substring(0, whole.indexOf("\n## Expressions\n"));
    List<String> sections = found("(?m)^#+ `(.*)`$", page);
    List<String> anchors =
        sections.stream().filter(it -> !it.endsWith("*")).map(LanguagePage::anchor).toList();

    assertThat(anchors).doesNotHaveDuplicates().containsAll(found("\\]\\(#([^)]*)\\)", page));
    assertThat(language.all().stream().map(it -> language.places(it).getFirst().shown()).distinct())
        .containsExactlyInAnyOrderElementsOf(sections);
  }

  private static Language language() throws IOException {
    return Language.of(Files.readString(Path.of("schemas/plan.schema.json")));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult it) -> it.group(1))
        .toList();
  }
}
