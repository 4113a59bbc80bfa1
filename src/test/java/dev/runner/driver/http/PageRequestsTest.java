package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Value;
import dev.runner.plan.Http;
import dev.runner.plan.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages of a source, and the links that lead from one to the next.
final class PageRequestsTest {
  private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";

  @TempDir private Path folder;
  private PageRequests pages;

  @BeforeEach
  void open() {
    pages =
        new PageRequests(new RequestRendering(Plans.plan().plan(), Path.of("/home/ada")), folder);
  }

  @AfterEach
  void close() {
    pages.close();
  }

  private PageRequests.Page page(String url, String... linkAndFrom) throws IOException {
    return page(Written.to(url), Optional.empty(), linkAndFrom);
  }

  private PageRequests.Page page(Written written, Optional<Header> field, String... linkAndFrom)
      throws IOException {
    Http http = written.http();
    Optional<String> link =
        linkAndFrom.length == 0 ? Optional.empty() : Optional.of(linkAndFrom[0]);
    String from = linkAndFrom.length == 0 ? "" : linkAndFrom[1];
    return pages.get(http, link, from, field, Written.names(Value.of("s3cret")));
  }

  @ParameterizedTest
  @CsvSource({
    "?page=2, /v1/items?page=2",
    "?, /v1/items?",
    "more, /v1/more",
    "./more?a=b, /v1/more?a=b",
    "items/2, /v1/items/2",
    "../v2/items, /v2/items",
    "/items?page=2#top, /items?page=2",
    "?q=a b&r=ü, /v1/items?q=a%20b&r=%C3%BC",
  })
  void a_link_is_resolved_against_the_page_that_it_was_found_on(String link, String target)
      throws IOException {
    try (var server = RawServer.answering(EMPTY + "\r\n")) {
      PageRequests.Page page = page(server.url("/first?x=y"), link, server.url("/v1/items?page=1"));

      assertThat(server.heads.getFirst()).startsWith("GET " + target + " HTTP/1.1\r\n");
      page.release().run();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<?page=2>; rel=\"next\" | ?page=2",
        "<?page=2>; rel=next | ?page=2",
        "<?page=1>; rel=\"prev\", <?page=3>; rel=\"next\" | ?page=3",
        "<?a=1,2>; title=\"b\"; REL=\"last Next\" | ?a=1,2",
        "<more>;rel=\"next\" | more",
        "<?page=1>; rel=\"prev\" | ''",
        "<?page=1>; rel=\"nextish\" | ''",
        "?page=2; rel=next | ''",
      })
  void the_link_header_says_where_the_next_page_is(String header, String next) throws IOException {
    try (var server = RawServer.answering(EMPTY + "Link: " + header + "\r\n\r\n")) {
      assertThat(page(server.url("/")).next().orElse("")).isEqualTo(next);
    }
  }

  @Test
  void a_page_tells_the_url_that_a_redirect_led_to() throws IOException {
    try (var server =
        new RawServer(
            connection -> {
              connection.head();
              connection.say("HTTP/1.1 302 Go\r\nContent-Length: 0\r\nLocation: /b/c\r\n\r\n");
              connection.head();
              connection.ok("[]");
            })) {
      assertThat(page(server.url("/a")).url()).isEqualTo(server.url("/b/c"));
    }
  }

  @Test
  void credentials_go_to_no_other_origin() throws IOException {
    try (var server = RawServer.answering(EMPTY + "\r\n");
        var other = RawServer.answering(EMPTY + "\r\n")) {
      Written written = Written.to(server.url("/")).header("X-Mine", "${{ v }}");
      page(written, Optional.empty(), "?page=2", server.url("/")).release().run();
      page(written, Optional.empty(), other.url("/"), server.url("/")).release().run();

      assertThat(server.heads.getFirst()).contains("X-Mine: s3cret\r\n");
      assertThat(other.heads.getFirst()).doesNotContain("s3cret");
    }
  }

  @Test
  void a_field_takes_the_place_of_one_of_its_name() throws IOException {
    try (var server = RawServer.answering(EMPTY + "\r\n")) {
      Written written = Written.to(server.url("/a?after=1&b=2"));
      page(written, Optional.of(new Header("after", "3&4"))).release().run();

      assertThat(server.heads.getFirst()).startsWith("GET /a?b=2&after=3%264 HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"http://[", "ftp://x/", "file:///etc/passwd", "mailto:ada@x"})
  void a_link_that_is_no_url_is_an_error(String link) {
    assertThat(failure("http://127.0.0.1:1/", link, "http://127.0.0.1:1/"))
        .isEqualTo("the link to the next page is no URL");
  }

  @Test
  void a_failure_shows_no_secret() throws IOException {
    try (var server = RawServer.answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")) {
      String url = server.url("/a?token=${{ v }}&b=c");

      assertThat(failure(url))
          .isEqualTo("GET " + server.url("/a?token=***&b=c") + ": 404 Not Found");
    }
  }

  private String failure(String url, String... linkAndFrom) {
    try {
      return "not refused: " + page(url, linkAndFrom);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
