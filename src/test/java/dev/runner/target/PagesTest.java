package dev.runner.target;

import static dev.runner.target.Given.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.plan.NextPage;
import dev.runner.plan.TargetSource;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of an HTTP source.
final class PagesTest {
  private final Given given;
  private final List<String> asked = new ArrayList<>();

  PagesTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void the_link_header_leads_from_page_to_page() throws Exception {
    given.pages(
        serving(
            Map.of(
                "first", page("[{\"id\": 1}]", Optional.of("/p2")),
                "/p2", page("[{\"id\": 2}, {\"id\": 3}]", Optional.empty()))));

    assertThat(given.keys(targets(source(new NextPage.LinkHeader(), ""))))
        .isEqualTo(List.of("1", "2", "3"));
    assertThat(asked).isEqualTo(List.of("first", "/p2"));
  }

  @Test
  void a_url_in_the_document_leads_on() throws Exception {
    given.pages(
        serving(
            Map.of(
                "first", page("{\"items\": [1], \"paging\": {\"next\": \"/b\"}}", Optional.empty()),
                "/b", page("{\"items\": [2], \"paging\": {\"next\": null}}", Optional.empty()))));

    assertThat(given.keys(targets(source(new NextPage.LinkField("paging.next"), "items"))))
        .isEqualTo(List.of("1", "2"));
  }

  @Test
  void a_cursor_is_sent_until_there_is_none() throws Exception {
    given.pages(
        serving(
            Map.of(
                "first", page("{\"items\": [1], \"cursor\": 77}", Optional.empty()),
                "after=77", page("{\"items\": [2], \"cursor\": \"\"}", Optional.empty()))));

    assertThat(given.keys(targets(source(new NextPage.Cursor("cursor", "after"), "items"))))
        .isEqualTo(List.of("1", "2"));
  }

  @Test
  void pages_have_numbers_until_one_is_empty() throws Exception {
    given.pages(
        serving(
            Map.of(
                "p=1", page("[1, 2]", Optional.empty()),
                "p=2", page("[3]", Optional.empty()),
                "p=3", page("[]", Optional.empty()))));

    assertThat(given.keys(targets(source(new NextPage.Numbered("p", 1), ""))))
        .isEqualTo(List.of("1", "2", "3"));
  }

  @Test
  void pages_that_lead_in_a_circle_are_an_error() {
    given.pages(
        serving(
            Map.of(
                "first", page("[1]", Optional.of("/a")),
                "/a", page("[2]", Optional.of("/a")))));

    assertThat(given.failure(targets(source(new NextPage.LinkHeader(), ""))))
        .isEqualTo("INVALID the answer of `/items`: the pages lead in a circle");
  }

  @Test
  void a_request_that_fails_is_a_source_that_can_not_be_read() {
    given.pages(
        (_, _, _) -> {
          throw new IOException("GET http://x/items: 500 Internal Server Error");
        });

    assertThat(given.failure(targets(source(new NextPage.None(), ""))))
        .isEqualTo(
            "UNREADABLE the answer of `/items`: GET http://x/items: 500 Internal Server Error");
  }

  private record Answer(String body, Optional<String> link) implements PageSource.Page {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String url() {
      return "http://x/items";
    }

    @Override
    public void close() {}
  }

  private static Answer page(String body, Optional<String> link) {
    return new Answer(body, link);
  }

  private PageSource serving(Map<String, Answer> pages) {
    return (_, turn, _) -> {
      String which =
          switch (turn) {
            case PageSource.Turn.First _ -> "first";
            case PageSource.Turn.Linked(String url, String _) -> url;
            case PageSource.Turn.Asked(String field, String value) -> field + "=" + value;
          };
      asked.add(which);
      return Optional.ofNullable(pages.get(which)).orElseThrow(() -> new IOException(which));
    };
  }

  private static TargetSource source(NextPage next, String path) {
    Text url = Text.verbatim("/items", new Source("plan.yaml", "/items").span(0, 6));
    Http http =
        new Http(
            Template.literal(Text.verbatim("GET", url.span())),
            Optional.empty(),
            Template.parse(url, new Problems()).orElseThrow(),
            Map.of(),
            Map.of(),
            new Http.Payload.None(),
            Optional.empty(),
            Optional.empty(),
            Http.Expected.SUCCESS,
            Http.Redirects.DEFAULT,
            Http.Tls.USUAL,
            Optional.empty(),
            Http.CONNECT_TIMEOUT,
            Optional.empty(),
            Http.MAX_BODY);
    Optional<String> way = Optional.of(path).filter(it -> !it.isEmpty());
    return new TargetSource.Pages(http, TargetSource.Format.JSON, way, next, 100);
  }
}
