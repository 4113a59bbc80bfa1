package dev.runner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is no YAML is said in plain words, where it has to be mended.
final class SyntaxErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '§',
      textBlock =
          """
          a:⏎→b: 1 ¦ 2:1+1 a tab can't indent in YAML; use spaces
          - e: [x, y⏎ ]b: 1 ¦ 1:11+0 what follows here can't be read as YAML
          a: 1⏎ →: 1.5 ¦ 2:2+1 a tab can't indent in YAML; use spaces
          a:⏎  - x⏎  →- y ¦ 3:3+1 a tab can't indent in YAML; use spaces
          a: [1, 2⏎b: 3 ¦ 1:4+1 this `[` is never closed
          a: {x: 1⏎b: 3 ¦ 1:4+1 this `{` is never closed
          a: [b ¦ 1:4+1 this `[` is never closed
          a: "x⏎b: 2 ¦ 1:4+1 this quote is never closed
          a: 'x⏎---⏎y' ¦ 1:4+1 this quote is never closed; for a quote within single quotes write it twice
          a: 'it's' ¦ 1:8+2 text after the closing quote; for a quote within single quotes write it twice
          a: "x" y ¦ 1:8+1 text after the closing quote; for a quote within double quotes write `\\"`
          a: b: c ¦ 1:5+1 a second `: ` on this line; put the value in quotes
          a⏎b: 1 ¦ 1:1+1 expected `:` after `a`
          a:b⏎c: d ¦ 1:1+3 expected `:` after `a:b`; put a space after the `:`
          - exec:[ls]⏎  a: 1 ¦ 1:3+9 expected `:` after `exec:[ls]`; put a space after the `:`
          a: 1⏎b c⏎c: 2 ¦ 2:1+3 expected `:` after `b c`
          a: 1⏎  b: 2 ¦ 2:3+4 a key can't stand here: the line above has its value already; align it with the key above
          - a⏎b: 1 ¦ 2:1+1 a key can't stand beside `- ` items; indent it under the item it belongs to, or end the list before
          a:⏎  b: c⏎  - d ¦ 3:3+1 a `- ` item can't stand beside keys; indent it under the key it belongs to
          a: - b ¦ 1:4+1 a `- ` item can't begin here; put it on a line of its own, below the key
          - a⏎-b⏎-c ¦ 2:1+2 expected `:` after `-b`; a list item is `- ` with a space
            ⏎  a: 1⏎b: 2 ¦ 3:1+1 this indentation fits no line above; align it with the lines it belongs to
          a:⏎  - b⏎ c: 1 ¦ 3:2+1 this indentation fits no line above; align it with the lines it belongs to
          a: @x ¦ 1:4+1 text can't begin with `@` in YAML; put the text in quotes
          a: `x` ¦ 1:4+1 text can't begin with a backtick in YAML; put the text in quotes
          a: |x⏎  b ¦ 1:5+1 only `+`, `-` or an indentation from 1 to 9 may follow `|`; begin the text on the next line
          k: |⏎text ¦ 2:1+4 expected `:` after `text`; indent the text of a block deeper than its key
          a: >⏎⏎     ⏎   x ¦ 4:4+1 an empty line above has more spaces than this first line; take the spaces away there
          a: ] ¦ 1:4+1 `]` closes nothing; put the text in quotes
          a: [1,,2] ¦ 1:7+1 a value is missing before this `,`
          a: [⏎- x⏎] ¦ 2:1+1 a `- ` item can't stand within `[ ]` or `{ }`; separate items with `,`
          a: [x⏎ y: [z} ¦ 1:4+1 this `[` is never closed
          a: "\\q" ¦ 1:5+2 `\\q` is no escape in double quotes; write `\\\\q` for a backslash, or use single quotes
          a: "\\xZZ" ¦ 1:5+2 `\\x` needs hexadecimal digits after it; 2 for `\\x`, 4 for `\\u`, 8 for `\\U`
          a: "\\ ¦ 1:4+1 this quote is never closed
          exec: [git, ${{ x }}] ¦ 1:13+8 `${{ }}` needs quotes within `[ ]` and `{ }`; write "${{ ... }}", with quotes around the whole
          a: {{ x }} ¦ 1:5+1 a key must be a word; write `${{ }}`, with a dollar sign, for an expression
          exec: [ls, *.md] ¦ 1:12+1 `*` begins an alias in YAML; put the text in quotes if it is none
          a: *nope ¦ 1:4+5 no `&nope` before this alias; `*` begins an alias in YAML; put the text in quotes if it is none
          if: !failure() ¦ 1:5+1 `!` begins a tag in YAML, and there is no tag `!failure()`; put the text in quotes if it is no tag
          a: !e!x 1 ¦ 1:4+1 `!` begins a tag in YAML, and there is no such tag; put the text in quotes if it is no tag
          %YAML 2.0⏎---⏎a: 1 ¦ 1:1+0 not YAML 1.2; take the `%YAML` line away
          "\\UFFFFFFFF" ¦ 1:1+0 what follows here can't be read as YAML
          a: &x [*x] ¦ 1:8+2 `*x` names what it stands in; take it out: it would never end
          """)
  void a_mistake_is_explained(String text, String problem) {
    assertThat(Show.problems(text.replace("⏎", "\n").replace("→", "\t"))).containsExactly(problem);
  }

  @Test
  void any_text_is_read_or_refused_at_once() {
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      String text = mutated(random);
      Problems problems = new Problems();
      long start = System.nanoTime();
      boolean read = YamlReader.read(new Source("plan.yaml", text), problems).isPresent();

      assertThat(read || problems.any()).as(text).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(text)
          .isLessThan(Duration.ofSeconds(1));
    }
  }

  private static String mutated(Random random) {
    String[] pieces = {
      "\n",
      " ",
      "  ",
      "\t",
      ":",
      ": ",
      "- ",
      "-",
      "[",
      "]",
      "{",
      "}",
      ",",
      "'",
      "\"",
      "|",
      ">",
      "#",
      " #",
      "&a ",
      "*a",
      "!",
      "!!str ",
      "%",
      "@",
      "`",
      "?",
      "? ",
      "\\",
      "\\x",
      "\\U",
      "\\UFFFFFFFF",
      "\u0000",
      "\uD83D",
      "\uFEFF",
      "\r",
      "---",
      "...",
      "\n---\n",
      "%YAML 1.2\n",
      "<<",
      "${{ x }}",
      "\u0085",
      "\u2028",
      "0",
      "\uD83D\uDE00"
    };
    StringBuilder text = new StringBuilder(PLANS[random.nextInt(PLANS.length)]);
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(4));
      text.replace(at, random.nextBoolean() ? at : end, pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static final String[] PLANS = {
    """
    version: 1
    name: demo
    vars: {log_format: "%h\\t%s", list: [a, 'b''c', 1.10]}
    jobs:
      a:
        targets: &t
          - x
          - {key: c, url: https://example.org}
        steps:
          - run: |
              echo ${{ target.key }}

              echo done
          - exec: [git, "${{ target.path }}"]
            if: >-
              params.fetch &&
              success()
      b: {targets: *t, steps: [{exec: [ls]}]}
    """,
    "\uFEFF%YAML 1.2\r\n---\r\na: 'x\r\n\r\n  y'\r\n? b\r\n: !!str 1\r\nc: |2-\r\n    d\r\n  e\r\n...\r\n",
  };
}
