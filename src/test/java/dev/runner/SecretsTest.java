package dev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GITHUB_TOKEN",
        "githubToken",
        "AWS_SECRET_ACCESS_KEY",
        "DB_PASSWORD",
        "MYSQL_PWD",
        "api-key",
        "apikey",
        "SSH_KEY",
        "X-Auth",
        "AUTH",
        "Authorization",
        "CREDENTIALS",
        "GPG_PASSPHRASE",
        "--password",
        "Cookie",
        "NPM_AUTH"
      })
  void what_is_called_like_a_secret_is_one(String name) {
    assertThat(Secrets.promised(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GIT_AUTHOR_NAME",
        "MONKEY",
        "KEYBOARD",
        "key",
        "KEY",
        "PATH",
        "COMPASS",
        "PATTERN",
        "HOME",
        "PASSED",
        "AUTHORS",
        "Content-Type"
      })
  void what_is_not_is_none(String name) {
    assertThat(Secrets.promised(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "--token=abc, '', --token=***",
    "--tokenized=abc, '', --tokenized=***",
    "abc, --password, ***",
    "-v, --password, -v",
    "abc, --user, abc",
    "'Authorization: Bearer x', -H, 'Authorization: ***'",
    "'Accept: text/html', -H, 'Accept: text/html'",
    "DB_PASSWORD=x, env, DB_PASSWORD=***",
    "key=a, '', key=a",
    "'echo password=1', -c, 'echo password=1'"
  })
  void arguments_hide_what_is_called_so(String argument, String before, String shown) {
    assertThat(Secrets.argument(argument, before)).isEqualTo(shown);
  }
}
