package dev.runner.driver.http;

import static dev.runner.driver.http.Written.template;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Json;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Http;
import dev.runner.plan.Shape;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values within requests: each arrives as it is, and is nothing but a value.
final class RequestRenderingTest {
  private final Written post = Written.to("http://x/");

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#values")
  void a_value_stays_within_its_header(String value) throws Exception {
    Request request =
        Written.to("http://x/${{ v }}")
            .query("q", "${{ v }}")
            .header("X-A", "a${{ v }}z")
            .header("X-B", "b")
            .with(value);

    assertThat(request.headers())
        .isEqualTo(List.of(new Header("X-A", "a" + value + "z"), new Header("X-B", "b")));
    assertThat(head(request).stream().map(it -> it.split("[ :]", 2)[0]))
        .containsExactly("GET", "Host", "X-A", "X-B", "User-Agent", "Accept", "Accept-Encoding");
    assertThat(head(request)).contains("X-A: a" + value + "z");
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#breaks")
  void a_header_can_not_be_broken(String value) {
    assertThat(Written.to("http://x/").header("X-A", "${{ v }}").refused(value))
        .isEqualTo("the header `X-A` can't hold a line break or a NUL");
    assertThat(
            Written.to("http://x/").auth(new Http.Auth.Bearer(template("${{ v }}"))).refused(value))
        .isEqualTo("the header `Authorization` can't hold a line break or a NUL");
  }

  @Test
  void a_header_has_no_blanks_around_it() throws Exception {
    assertThat(Written.to("http://x/").header("X-A", " ${{ v }} ").with("\ta b\r\n").headers())
        .isEqualTo(List.of(new Header("X-A", "a b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "get", "GET /evil", "GET\r\nX: y", "PÖST", "AAAAAAAAAAAAAAAAAAAAA"})
  void a_method_is_a_word_of_capital_letters(String value) {
    assertThat(Written.to("http://x/").method("${{ v }}").refused(value))
        .isEqualTo("`" + value + "` is no method");
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void json_holds_the_value_that_was_put_in(String value) throws Exception {
    Map<String, Shape> fields = new LinkedHashMap<>();
    fields.put("a", new Shape.Computed(template("${{ v }}")));
    fields.put("\"b\\", new Shape.Items(List.of(new Shape.Computed(template("<${{ v }}>")))));
    Request request = post.payload(new Http.Payload.Json(new Shape.Fields(fields))).with(value);

    Map<String, Value> expected = new LinkedHashMap<>();
    expected.put("a", Value.of(value));
    expected.put("\"b\\", new Value.Arr(List.of(Value.of("<" + value + ">"))));
    assertThat(Json.parse(body(request))).isEqualTo(new Value.Obj(expected));
    assertThat(request.headers())
        .isEqualTo(List.of(new Header("Content-Type", "application/json")));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void a_form_holds_the_value_that_was_put_in(String value) throws Exception {
    Request request =
        post.payload(
                new Http.Payload.Form(
                    Map.of("a&=", List.of(template("${{ v }}"), template("2${{ v }}")))))
            .with(value);

    assertThat(Stream.of(body(request).split("[&=]", -1)).map(it -> URLDecoder.decode(it, UTF_8)))
        .containsExactly("a&=", value, "a&=", "2" + value);
    assertThat(request.headers())
        .isEqualTo(List.of(new Header("Content-Type", "application/x-www-form-urlencoded")));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void a_body_is_the_value_that_was_put_in(String value) throws Exception {
    Request request = post.payload(new Http.Payload.Body(template("${{ v }}"))).with(value);

    assertThat(body(request)).isEqualTo(value);
    assertThat(request.headers())
        .isEqualTo(List.of(new Header("Content-Type", "text/plain; charset=utf-8")));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void a_part_holds_the_value_that_was_put_in(String value) throws Exception {
    Http.Part field =
        new Http.Part("a", template("${{ v }}"), false, Optional.empty(), Optional.empty());
    Http.Part file =
        new Http.Part(
            "b\"\r\nX-Evil: y",
            template("${{ v }}"),
            false,
            Optional.of(template("c${{ v }}")),
            Optional.of(template("text/csv")));
    Payload payload =
        Payload.of(
            post.payload(new Http.Payload.Multipart(List.of(field, file))).with(value).content());

    String name =
        "c"
            + value
                .replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
                .replace("\0", "%00");
    assertThat(text(payload))
        .isEqualTo(
            """
            --B
            Content-Disposition: form-data; name="a"

            %s
            --B
            Content-Disposition: form-data; name="b%%22%%0D%%0AX-Evil: y"; filename="%s"
            Content-Type: text/csv

            %s
            --B--
            """
                .replace("\n", "\r\n")
                .formatted(value, name, value));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#breaks")
  void the_type_of_a_part_can_not_be_broken(String value) throws Exception {
    Http.Part part =
        new Http.Part(
            "a", template("b"), false, Optional.empty(), Optional.of(template("${{ v }}")));
    Content content = post.payload(new Http.Payload.Multipart(List.of(part))).with(value).content();

    assertThat(failure(content))
        .isEqualTo("the type of the part a has a line break or a NUL in it");
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#all")
  void a_password_arrives_as_it_is(String value) throws Exception {
    Request request =
        Written.to("http://x/")
            .auth(new Http.Auth.Basic(template("ada"), template("${{ v }}")))
            .with(value);

    String encoded = Base64.getEncoder().encodeToString(("ada:" + value).getBytes(UTF_8));
    assertThat(request.headers())
        .isEqualTo(List.of(new Header("Authorization", "Basic " + encoded)));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#halves")
  void json_holds_half_of_a_surrogate_pair(String value) throws Exception {
    Http.Payload json = new Http.Payload.Json(new Shape.Computed(template("${{ v }}")));

    assertThat(Json.parse(body(post.payload(json).with(value)))).isEqualTo(Value.of(value));
  }

  @ParameterizedTest
  @MethodSource("dev.runner.driver.http.Hostile#halves")
  void half_of_a_surrogate_pair_is_not_replaced_in_silence(String value) {
    Template v = template("${{ v }}");
    Http.Part part = new Http.Part("a", v, false, Optional.empty(), Optional.empty());
    Http.Part named = new Http.Part("a", template(""), false, Optional.of(v), Optional.empty());
    for (Written written :
        List.of(
            Written.to("http://x/${{ v }}"),
            Written.to("http://x/?a=${{ v }}"),
            Written.to("http://x/").query("a", "${{ v }}"),
            Written.to("http://x/").header("A", "${{ v }}"),
            Written.to("http://x/").auth(new Http.Auth.Bearer(v)),
            Written.to("http://x/").auth(new Http.Auth.Basic(template("ada"), v)),
            Written.to("http://x/").payload(new Http.Payload.Body(v)),
            Written.to("http://x/").payload(new Http.Payload.Form(Map.of("a", List.of(v)))),
            Written.to("http://x/").payload(new Http.Payload.Multipart(List.of(part))),
            Written.to("http://x/").payload(new Http.Payload.Multipart(List.of(named))))) {
      assertThat(written.refused(value))
          .isEqualTo("a text with half of a surrogate pair can't be sent as UTF-8");
    }
  }

  @Test
  void a_users_name_does_not_reach_into_the_password() {
    Http.Auth auth = new Http.Auth.Basic(template("${{ v }}"), template("b"));

    assertThat(Written.to("http://x/").auth(auth).refused("ada:a"))
        .isEqualTo("a user's name can't hold a colon");
  }

  @Test
  void the_authors_type_of_the_content_goes_before_ours() throws Exception {
    Request request =
        Written.to("http://x/")
            .header("content-TYPE", "text/xml")
            .payload(new Http.Payload.Body(template("<a/>")))
            .with("");

    assertThat(request.headers()).isEqualTo(List.of(new Header("content-TYPE", "text/xml")));
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, /plans/test/a/b",
    "../b, /plans/test/../b",
    "/a, /a",
    "~, /home/ada",
    "~/a, /home/ada/a",
    "~a, /plans/test/~a",
  })
  void paths_start_at_the_plan_and_know_the_home(String value, String path) throws Exception {
    assertThat(post.payload(new Http.Payload.File(template("${{ v }}"))).with(value).content())
        .isEqualTo(new Content.File(Path.of(path)));
  }

  @Test
  void a_path_has_no_nul() {
    assertThat(post.payload(new Http.Payload.File(template("${{ v }}"))).refused("a\0b"))
        .isEqualTo("`a\0b` is no path: Nul character not allowed");
  }

  private static List<String> head(Request request) throws FailureException {
    Rules.check(request);
    Route route = Route.of(Origin.of(request.url()), request.conduct());
    return Outgoing.of(request, Payload.of(request.content()), route).lines();
  }

  private static String body(Request request) {
    return request.content() instanceof Content.Bytes(byte[] bytes)
        ? new String(bytes, UTF_8)
        : "no bytes: " + request.content();
  }

  /// With `B` for the boundary.
  private static String text(Payload payload) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : payload.segments()) {
      text.append(
          segment instanceof Segment.Bytes(byte[] bytes) ? new String(bytes, UTF_8) : segment);
    }
    return text.toString().replace(payload.type().orElseThrow().split("boundary=", 2)[1], "B");
  }

  private static String failure(Content content) {
    try {
      return "not refused: " + Payload.of(content);
    } catch (FailureException e) {
      return e.getMessage();
    }
  }
}
