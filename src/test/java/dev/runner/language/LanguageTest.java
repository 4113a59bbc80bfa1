package dev.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finds keys by what people write of them.
final class LanguageTest {
  private static final Language LANGUAGE = language();

  static Language language() {
    try {
      return Language.of(Files.readString(Path.of("schemas/plan.schema.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // A whole path, with its `*`, without them, and with names or numbers in their place.
    "jobs.*.retry,                       jobs.*.retry",
    "jobs.retry,                         jobs.*.retry",
    "jobs.build.retry,                   jobs.*.retry",
    "jobs.*.steps.*.http.expect,         jobs.*.steps.*.http.expect",
    "jobs.build.steps[0].http.expect,    jobs.*.steps.*.http.expect",
    "jobs.build.steps.0.http.expect,     jobs.*.steps.*.http.expect",
    "jobs.build.steps.http,              jobs.*.steps.*.http",
    "jobs/steps/http,                    jobs.*.steps.*.http",
    "jobs.*,                             jobs.*",
    "jobs.*.steps.*,                     jobs.*.steps.*",
    // Its end, from a step first of all.
    "steps.http.expect,                  jobs.*.steps.*.http.expect",
    "retry,                              jobs.*.steps.*.retry",
    "retry:,                             jobs.*.steps.*.retry",
    "RETRY,                              jobs.*.steps.*.retry",
    "max_delay,                          jobs.*.steps.*.retry.max_delay",
    "url,                                jobs.*.steps.*.http.url",
    // Names on its way.
    "jobs.max_delay,                     jobs.*.steps.*.retry.max_delay",
    "steps.exit_codes,                   jobs.*.steps.*.throttled.exit_codes jobs.*.steps.*.retry.on.exit_codes",
    // What stands at the top goes before what is only called so.
    "env,                                env",
    "steps.env,                          jobs.*.steps.*.env",
    "finally.exec,                       finally.*.exec",
    // What means several things, each in its first place.
    "jobs.on_busy,                       jobs.*.watch.on_busy",
    "policy,                             jobs.*.steps.*.restart.policy overlap.policy",
    // What means nothing.
    "nonsense,                           ''",
    "jobs.retires,                       ''",
    "jobs.build,                         ''",
    "http.steps,                         ''",
    "*,                                  ''",
    "*.*,                                ''",
    ".,                                  ''",
  })
  void finds_what_is_meant(String asked, String found) {
    assertThat(LANGUAGE.meant(asked).stream().map(it -> it.getFirst().shown()).toList())
        .containsExactlyInAnyOrderElementsOf(
            found.isEmpty() ? List.of() : List.of(found.split(" ")));
  }

  @Test
  void knows_the_other_places_of_a_key_and_its_namesakes() {
    Key retry = LANGUAGE.meant("jobs.*.retry").getFirst().getFirst();
    Key env = LANGUAGE.meant("env").getFirst().getFirst();

    assertThat(LANGUAGE.places(retry))
        .map(Key::shown)
        .containsExactly("jobs.*.steps.*.retry", "defaults.retry", "jobs.*.retry");
    assertThat(LANGUAGE.others(retry)).isEmpty();
    assertThat(LANGUAGE.places(env)).map(Key::shown).containsExactly("env");
    assertThat(LANGUAGE.others(env))
        .map(it -> it.getFirst().shown())
        .contains("jobs.*.env", "jobs.*.steps.*.env");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version | `1`",
        "concurrency | whole number from 1, or text",
        "fail_fast | `true` or `false`, or mapping, or `${{ }}`",
        "jobs.retry | whole number from 0, or mapping, or `${{ }}`",
        "steps.restart | `no`, or `on_failure`, or `always`, or mapping",
        "steps.timeout | duration such as `30s`",
        "steps.http.request_id | `false`, or text",
        "steps.shell | `sh`, or `bash`, or list",
        "steps.http.redirects.max | whole number from 1 to 100, or `${{ }}`",
        "params.default | text, or number, or `true` or `false`, or list",
        "targets.where | bare expression",
      })
  void says_what_a_value_may_be(String path, String type) {
    assertThat(LANGUAGE.meant(path).getFirst().getFirst().type()).isEqualTo(type);
  }

  /// What `explain` offers where a name means several things.
  @Test
  void a_path_without_its_stars_means_one_thing() {
    for (String name : LANGUAGE.names()) {
      for (List<Key> group : LANGUAGE.meant(name)) {
        String path = group.getFirst().shown().replace(".*", "");
        List<List<Key>> meant = LANGUAGE.meant(path);
        assertThat(meant).as(path).hasSize(1);
        assertThat(meant.getFirst().getFirst().title()).isEqualTo(group.getFirst().title());
      }
    }
  }

  @Test
  void finds_what_speaks_of_something() {
    assertThat(LANGUAGE.mentioning("idempoten")).isEmpty();
    assertThat(LANGUAGE.mentioning("")).isEmpty();
    assertThat(LANGUAGE.mentioning("(a|")).isEmpty();
    assertThat(LANGUAGE.mentioning("dotenv")).map(Key::name).contains("env_file");
  }
}
