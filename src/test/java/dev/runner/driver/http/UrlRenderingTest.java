package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Value;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values within URLs: each stays the part of it that it was written into.
final class UrlRenderingTest {

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#values")
  void a_value_stays_a_segment_of_the_path(String value) throws EvaluationException {
    URI url = Written.to("http://api.example:81/a/${{ v }}/b").urlWith(value);

    assertThat(decoded(url.getRawPath(), "/")).isEqualTo(List.of("", "a", value, "b"));
    assertThat(url.toString()).startsWith("http://api.example:81/a/").endsWith("/b");
    assertThat(url.getRawQuery()).isNull();
    assertThat(url.getRawFragment()).isNull();
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#values")
  void a_value_stays_a_value_of_the_query(String value) throws EvaluationException {
    URI url = Written.to("http://x/a?b=${{ v }}&c=${{ v }}").urlWith(value);

    assertThat(url.getRawPath()).isEqualTo("/a");
    assertThat(decoded(url.getRawQuery(), "[&=]")).isEqualTo(List.of("b", value, "c", value));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void a_field_of_the_query_arrives_as_it_is(String value) throws EvaluationException {
    URI url =
        Written.to("http://x/?a=1").query("b", "${{ v }}").query("b&", "2${{ v }}").urlWith(value);

    assertThat(decoded(url.getRawQuery(), "[&=]"))
        .isEqualTo(List.of("a", "1", "b", value, "b&", "2" + value));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void a_field_that_a_page_asks_for_arrives_as_it_is(String value) throws EvaluationException {
    URI url = URI.create("http://x/a?page=1&after=old&after=older&afterwards=2");
    URI then = UrlRendering.with(url, "after", value, Written.template("").span());

    assertThat(then.getRawPath()).isEqualTo("/a");
    assertThat(decoded(then.getRawQuery(), "[&=]"))
        .isEqualTo(List.of("page", "1", "afterwards", "2", "after", value));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#breaks")
  void a_line_break_in_the_path_is_encoded_and_a_nul_refused(String value)
      throws EvaluationException {
    Written written = Written.to("http://x/a/${{ v }}");

    if (value.indexOf(0) >= 0) {
      assertThat(written.refused(value)).isEqualTo("a URL can't hold a NUL");
    } else {
      assertThat(decoded(written.urlWith(value).getRawPath(), "/"))
          .isEqualTo(List.of("", "a", value));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://x/a/${{ v }}, ..",
    "http://x/a/${{ v }}/b, ..",
    "http://x/a/${{ v }}/b, .",
    "http://x/a/.${{ v }}/b, .",
    "http://x/a/${{ v }}${{ v }}/b, .",
    "http://x/a/${{ v }}?b=c, ..",
    "http://x/a/${{ v }}#b, ..",
    "${{ 'http://x/a' }}/${{ v }}, ..",
    "/a/${{ v }}, ..",
  })
  void a_value_leads_to_no_other_folder(String url, String value) {
    assertThat(Written.to(url).baseUrl("http://x").refused(value))
        .endsWith("` as a part of the path would lead elsewhere");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example/",
        "evil.example?",
        "evil.example#",
        "evil.example\\",
        "me@evil.example",
        "evil.example:80:80",
        "evil.example%2f",
        "evil example",
        "evil.example\n",
        "[::1",
      })
  void a_host_is_nothing_but_a_host(String value) {
    assertThat(Written.to("http://${{ v }}/a").refused(value)).doesNotStartWith("not refused");
    assertThat(Written.to("http://${{ v }}.x/a").refused(value)).doesNotStartWith("not refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x:81", "[::1]", "[::1]:81", "127.0.0.1", "a-b.example"})
  void a_host_may_have_a_port(String value) throws EvaluationException {
    assertThat(Written.to("http://${{ v }}/a").urlWith(value))
        .isEqualTo(URI.create("http://" + value + "/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80@evil.example", "80/evil", "99999", "x", "80#"})
  void a_port_is_nothing_but_a_port(String value) {
    assertThat(Written.to("http://x:${{ v }}/a").refused(value)).doesNotStartWith("not refused");
  }

  @ParameterizedTest
  @CsvSource({
    "https://y/a%2Fb?c=%20d&e, https://y/a%2Fb?c=%20d&e",
    "http://y/a b#c, http://y/a%20b",
    "HTTP://y/ü, HTTP://y/%C3%BC",
    "/b/../c, http://x/b/../c",
  })
  void a_value_that_is_all_of_it_is_a_url(String value, String url) throws EvaluationException {
    assertThat(Written.to("${{ v }}").baseUrl("http://x").urlWith(value))
        .isEqualTo(URI.create(url));
  }

  @Test
  void a_line_break_in_a_whole_url_is_encoded() throws EvaluationException {
    assertThat(Written.to("${{ v }}").urlWith("http://x/a\r\nX-Evil: y"))
        .isEqualTo(URI.create("http://x/a%0D%0AX-Evil:%20y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file:///etc/passwd | `file:///etc/passwd` is no URL of http or https",
        "javascript:alert(1) | `javascript:alert(1)` is no URL of http or https",
        "a/b | `a/b` is no URL of http or https",
        "http:///a | `http:///a` has no proper host and port",
        "http://x:99999/ | `http://x:99999/` has no proper host and port",
        "http://x/100% | `http://x/100%` is no URL: Malformed escape pair",
      })
  void a_value_that_is_no_url_is_refused(String value, String why) {
    assertThat(Written.to("${{ v }}").refused(value)).startsWith(why);
  }

  @Test
  void a_value_that_is_no_text_is_refused() {
    UrlRendering rendering = new UrlRendering(Written.names(new Value.Obj(Map.of())));

    assertThat(failure(rendering, "http://x/${{ v }}"))
        .isEqualTo("plan.yaml:1:10: `v` is a record, not a text");
  }

  @ParameterizedTest
  @CsvSource({
    "http://x/v1, users, http://x/v1/users",
    "http://x/v1, /users, http://x/v1/users",
    "http://x/v1/, users, http://x/v1/users",
    "http://x/v1/, /users, http://x/v1/users",
    "http://x/v1, ?a=b, http://x/v1?a=b",
    "http://x/v1, '', http://x/v1",
    "http://x, //evil.example/, http://x//evil.example/",
    "http://x, @evil.example/, http://x/@evil.example/",
    "http://x, http:evil.example, http://x/http:evil.example",
    "http://x/v1, https://y/, https://y/",
    "http://x/v1, to?url=https://y/, http://x/v1/to?url=https://y/",
  })
  void a_base_goes_before_a_url_without_a_scheme(String base, String url, String whole)
      throws EvaluationException {
    assertThat(Written.to(url).baseUrl(base).urlWith("")).isEqualTo(URI.create(whole));
  }

  @Test
  void the_fragment_is_left_out() throws EvaluationException {
    assertThat(Written.to("http://x/a#${{ v }}").query("b", "c").urlWith("/../d?e"))
        .isEqualTo(URI.create("http://x/a?b=c"));
  }

  private static String failure(UrlRendering rendering, String url) {
    try {
      return "not refused: " + rendering.of(Written.to(url).http());
    } catch (EvaluationException e) {
      return e.located();
    }
  }

  /// As a server takes them apart; `+` is a space to some.
  private static List<String> decoded(String text, String separators) {
    assertThat(text).doesNotContain("+");
    return Stream.of(text.split(separators, -1))
        .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
        .toList();
  }
}
