package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The functions of strings, numbers, paths, times and encodings, at their edges.
class ScalarsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          words('') ~ []
          words("\\n a\\tb ") ~ ["a","b"]
          removePrefix('aab', 'a') ~ "ab"
          removeSuffix('a', 'aa') ~ "a"
          padStart('abc', 2) ~ "abc"
          padStart(true, 5) ~ " true"
          padEnd(1.50, 6, '0') ~ "1.5000"
          padStart('\uD83D\uDE00', 3, '\uD83D\uDE00') ~ "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"
          repeat('ab', 0) ~ ""
          captureAll('', 'a') ~ []
          captureAll('aab', 'a*') ~ ["aa","",""]
          captureAll('ab', '(a)|b') ~ ["a"]
          replaceRegex('aab', 'a*', '-') ~ "--b-"
          replaceRegex('ab', '(x)?b', '[$1]') ~ "a[]"
          replaceRegex("a\\nb", '^', '> ') ~ "> a\\n> b"
          replaceRegex('a', 'a', '$$1\\\\n') ~ "$1\\\\\\\\n"
          replaceRegex('ab', 'b', '') ~ "a"
          boolean(' TRUE ') ~ true
          boolean('false') ~ false
          boolean(true) ~ true
          boolean(null) ~ null
          round(2.4) ~ 2
          round(-2.5) ~ -3
          round(7) ~ 7
          round(2.345, 2) ~ 2.35
          round(2, 2) ~ 2
          round(1e500) == 1e500 ~ true
          floor(-0.5) ~ -1
          ceil(-0.5) ~ 0
          abs(-1.10) ~ 1.10
          abs(0) ~ 0
          fixed(7, 2) ~ "7.00"
          fixed(-0.005, 2) ~ "-0.01"
          fixed(1.995, 2) ~ "2.00"
          extension('a') ~ ""
          extension('a.') ~ "."
          extension('a.b/c') ~ ""
          extension('..') ~ ""
          extension('/') ~ ""
          stem('.bashrc') ~ ".bashrc"
          stem('a/b.c/') ~ "b"
          joinPath('a') ~ "a"
          joinPath('', '') ~ ""
          joinPath('', '/a') ~ "/a"
          joinPath('/', 'a') ~ "/a"
          joinPath('a', '', '../b') ~ "a/../b"
          normalizePath('') ~ "."
          normalizePath('/') ~ "/"
          normalizePath('/..') ~ "/"
          normalizePath('../a/../..') ~ "../.."
          normalizePath('./a') ~ "a"
          relativePath('a', 'a') ~ "."
          relativePath('/a/b', '/') ~ "a/b"
          relativePath('/', '/a/b') ~ "../.."
          relativePath('a/../b', 'c') ~ "../b"
          epoch('1970-01-01') ~ 0
          epoch('1969-12-31T23:59:59Z') ~ -1
          epoch(' 2026-01-31 12:00 ') ~ 1769860800
          epoch('2026-01-31T12:00:00.250+02:00') ~ 1769853600.25
          epoch('2026-01-31 12:00:00 -0130') ~ 1769866200
          epoch('0001-01-01') ~ -62135596800
          epoch('31 Jan 2026 12:00 +0000') ~ 1769860800
          date(-1) ~ "1969-12-31T23:59:59Z"
          date(0.999) ~ "1970-01-01T00:00:00Z"
          date(-0.001, '%T') ~ "23:59:59"
          date(0, '') ~ ""
          date(0, '100%%') ~ "100%"
          date('2026-12-31', '%G-W%V-%u %j %y %e %D %R %s') ~ "2026-W53-4 365 26 31 12/31/26 00:00 1798675200"
          date('2026-01-05T15:04:05Z', '%I:%M %p, %a %A %d %b %B %F %Z%z') ~ "03:04 PM, Mon Monday 05 Jan January 2026-01-05 UTC+0000"
          date('0000-01-01') ~ "0000-01-01T00:00:00Z"
          duration('0s') ~ 0
          duration('1d2h3m4s5ms') ~ 93784.005
          duration('1.5h') ~ 5400
          formatDuration(0) ~ "0ms"
          formatDuration(0.0004) ~ "0ms"
          formatDuration(90061.5) ~ "25h1m1.5s"
          formatDuration(-60) ~ "-1m"
          urlEncode('') ~ ""
          urlEncode(1.10) ~ "1.10"
          urlEncode("a+b&c=\\u0000") ~ "a%2Bb%26c%3D%00"
          base64('') ~ ""
          base64Decode("w6Q\\n=") ~ "\u00e4"
          base64Decode('w6Q') ~ "\u00e4"
          shellQuote('') ~ "''"
          shellQuote('a/b-c_d.e') ~ "a/b-c_d.e"
          shellQuote('a b') ~ "'a b'"
          shellQuote('\u00e4') ~ "'\u00e4'"
          get(target, '') ~ {"key":"app","host":"h1","tags":["x","y"],"n":null}
          get(target, 'tags[0]') ~ "x"
          get(target, 'tags.1') ~ "y"
          get(target, '$.tags[-1]') ~ "y"
          get(target, '/tags/1') ~ "y"
          get(target, "$['tags'][*]") ~ ["x","y"]
          get(target, 'tags[9]') ~ null
          get(target, 'host.x.y') ~ null
          get(hosts, '[*].port') ~ [80,443]
          get(hosts, '*.nope') ~ []
          get(record('a.b', 1, 'c/d', 2), '["a.b"]') ~ 1
          get(record('a.b', 1, 'c/d', 2), "/c\\u007e1d") ~ 2
          get(null, 'a') ~ null
          """)
  void a_function_gives(String written, String outcome) {
    assertThat(Sample.outcome(written)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          date(0, 'yyyy-MM-dd') ~ 9-21: the format has no `%`; write it as for the command `date`: `%Y-%m-%d %H:%M:%S`
          date(0, '%Q') ~ 9-13: `%Q` is no part of a date; such as `%Y-%m-%d %H:%M:%S`; `%%` is a percent sign
          date(0, '%Y%') ~ 9-14: `%` is no part of a date; such as `%Y-%m-%d %H:%M:%S`; `%%` is a percent sign
          date(true) ~ 6-10: `date` takes a string or a number, not a boolean; use `string(...)`
          get(target, 'a..b') ~ 13-19: the path can't be read from character 2 on; write it as `a.b[0]`, `*.name` or `['a b']`
          get(target, 'a[') ~ 13-17: the path can't be read from character 2 on; write it as `a.b[0]`, `*.name` or `['a b']`
          replaceRegex('a', '(', '') ~ 19-22: bad regular expression: unclosed group at character 2
          round('1.5') ~ 7-12: `round` takes a number, not a string; use `number(...)`
          epoch(1) ~ 7-8: `epoch` takes a string, not a number; use `string(...)`
          boolean(1) ~ 9-10: `boolean` takes a string, a boolean or null, not a number; compare it
          """)
  void a_mistake_is_found_before_there_are_values(String written, String problem) {
    assertThat(Sample.problems(written)).isEqualTo(List.of(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          padStart('a', 3, 'xy') ~ 18-22: a text is filled up with one character
          padStart('a', 1e9) ~ 1-9: the result is larger than 16 MiB
          repeat('a', -1) ~ 13-15: a text can't be repeated -1 times
          repeat('ab', 1e8) ~ 1-7: the result is larger than 16 MiB
          replaceRegex('a', 'a', '$1') ~ 24-28: the regular expression has 0 groups, so no `$1`
          replaceRegex('a', 'a', '$x') ~ 24-28: `$` stands before the number of a group; `$$` is a dollar
          replaceRegex('a', '(a)', '\\1') ~ 26-30: a group is written `$1`, not with a backslash
          boolean('yes') ~ 9-14: `yes` is neither `true` nor `false`; compare it
          round(1, 101) ~ 10-13: a number has 0 to 100 decimals, not 101
          round(1e99999) ~ 1-6: the number is too large or too long: 1000 digits at most
          formatDuration(1e-999999999) ~ 1-15: the number is too large or too long: 1000 digits at most
          formatDuration(1e20) ~ 16-20: this duration is too long
          date(1e-999999999) ~ 1-5: the number is too large or too long: 1000 digits at most
          date(1769860800000) ~ 6-19: dates are known from the year 0 to 9999; are these milliseconds?
          date('31.1.2026') ~ 6-17: `31.1.2026` is no date; `2026-01-31T12:00:00Z` is
          date('1769860800') ~ 6-18: `1769860800` is no date; `number(x)` makes seconds of it
          epoch('2026-02-29') ~ 7-19: `2026-02-29`: there is no such date
          epoch('1 Foo 2026 00:00 Z') ~ 7-27: `1 Foo 2026 00:00 Z`: there is no such date
          duration('') ~ 10-12: `` is no duration; write it as `1h30m`, `2.5s` or `250ms`
          duration('10') ~ 10-14: `10` is no duration; write it as `1h30m`, `2.5s` or `250ms`
          base64Decode('*') ~ 14-17: this is not Base64
          base64Decode('/w==') ~ 14-20: this is the Base64 of bytes that are no text in UTF-8
          shellQuote("\\u0000") ~ 12-20: no word of a shell has a NUL in it
          relativePath('/a', 'b') ~ 20-23: from here no way to the path is known
          relativePath('a', '../b') ~ 19-25: from here no way to the path is known
          """)
  void a_value_that_does_not_fit_is_an_error_at_its_place(String written, String error) {
    assertThat(Sample.outcome(written)).isEqualTo(error);
  }
}
