package dev.runner.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests and answers as people see them.
final class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization | Bearer s3cret | Authorization: ***",
        "PROXY-AUTHORIZATION | Basic czNjcmV0 | PROXY-AUTHORIZATION: ***",
        "cookie | id=s3cret | cookie: ***",
        "Set-Cookie | id=s3cret; Secure | Set-Cookie: ***",
        "X-Api-Key | s3cret | X-Api-Key: ***",
        "X-Amz-Security-Token | s3cret | X-Amz-Security-Token: ***",
        "X-Hub-Signature-256 | sha256=s3cret | X-Hub-Signature-256: ***",
        "Accept | text/html | Accept: text/html",
        "X-Request-Id | 1: 2 | X-Request-Id: 1: 2",
      })
  void a_header_that_might_be_a_credential_is_not_shown(String name, String value, String shown) {
    assertThat(Masked.header(new Header(name, value))).isEqualTo(shown);
    assertThat(Masked.line(name + ": " + value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://x/a?b=c | http://x/a?b=c",
        "https://me:s3cret@x:81/a | https://x:81/a",
        "https://s3cret@[::1]:81/ | https://[::1]:81/",
        "http://x/?token=s3cret | http://x/?token=***",
        "http://x/?a=1&access_token=s3cret&b=2 | http://x/?a=1&access_token=***&b=2",
        "http://x/?API-Key=s3cret== | http://x/?API-Key=***",
        "http://x/?password=s3%26cret | http://x/?password=***",
        "http://x/?token=s3cret&token=s4cret | http://x/?token=***&token=***",
        "http://x/?client_secret=&a | http://x/?client_secret=***&a",
        "http://x/?a=token | http://x/?a=token",
        "http://x | http://x",
        "http://me:s3cret@my_host:81/a | http://my_host:81/a",
      })
  void a_url_is_shown_without_what_might_be_a_credential(String url, String shown) {
    assertThat(Masked.url(URI.create(url))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /a HTTP/1.1 | GET /a HTTP/1.1",
        "GET /a:b?c=d HTTP/1.1 | GET /a:b?c=d HTTP/1.1",
        "GET /a?token=s3cret&b=c HTTP/1.1 | GET /a?token=***&b=c HTTP/1.1",
        "GET http://x/a?token=s3cret HTTP/1.1 | GET http://x/a?token=*** HTTP/1.1",
        "CONNECT x:443 HTTP/1.1 | CONNECT x:443 HTTP/1.1",
        "HTTP/1.1 200 OK | HTTP/1.1 200 OK",
        "HTTP/1.1 200 What? Yes | HTTP/1.1 200 What? Yes",
      })
  void the_first_line_of_a_head_is_shown_likewise(String line, String shown) {
    assertThat(Masked.line(line)).isEqualTo(shown);
  }
}
