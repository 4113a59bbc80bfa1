package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The report for pages of GitHub and GitLab.
final class MarkdownReportTest {

  @Test
  void tells_what_went_wrong_and_all_targets() {
    assertThat(Stories.release().written(Format.MARKDOWN, Detail.FAILURES))
        .isEqualTo(
            """
            ## story: partial

            7 targets · 3 succeeded · 1 failed · 1 skipped · 2 cancelled · 1m 5s

            - **deploy/host-2.example.org/copy**: cannot run \\`ssh\\`: No such file or directory

            - **deploy/host-3.example.org/copy**: fail\\_fast

              ```text
              sending
              12 files
              ```

            | job | outcome | duration | reason |
            | --- | --- | --- | --- |
            | build | succeeded | 1m 1s |  |
            | lint | succeeded | 980ms |  |

            ### deploy: Deploy to all hosts

            | target | outcome | duration | reason |
            | --- | --- | --- | --- |
            | host-1.example.org | succeeded | 1.2s |  |
            | host-2.example.org | failed | 20ms | cannot run \\`ssh\\`: No such file or directory |
            | host-3.example.org | cancelled | 900ms | fail\\_fast |
            | host-4.example.org | cancelled |  | fail\\_fast |

            | job | outcome | duration | reason |
            | --- | --- | --- | --- |
            | notify | skipped |  | needs \\`deploy\\` |
            """);
  }

  @Test
  void declared_columns_are_its_columns() {
    JobStory job = JobStory.of("status").sort("dirty");
    assertThat(Stories.repositories(job).written(Format.MARKDOWN, Detail.FAILURES))
        .contains("| repo | branch | dirty |\n| --- | --- | --- |\n");
  }

  @Test
  void nothing_in_a_text_means_anything() {
    String evil =
        "a|b `c` *d* _e_ <img src=x onerror=alert(1)> [x](javascript:1) ~~f~~ #1 @you\u202e";
    Story story =
        Story.of(JobStory.of("a"))
            .target(
                "a",
                evil,
                Stories.EXIT_128,
                1,
                TaskStory.failed("step-1", 128).stderr("```\n````x\n<b>\n".getBytes()));

    String report = story.written(Format.MARKDOWN, Detail.FAILURES);

    assertThat(report)
        .contains(
            "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<img src=x onerror=alert(1)\\> \\[x\\](javascript:1)"
                + " \\~\\~f\\~\\~ \\#1 \\@you")
        .contains("  `````text\n  ```\n  ````x\n  <b>\n  `````\n")
        .doesNotContain("\u202e");
  }

  @Test
  void rendered_it_is_text_in_tables_and_nothing_else() throws Exception {
    Rendered rendered = Rendered.of(Hostile.story().written(Format.MARKDOWN, Detail.FAILURES));

    assertThat(rendered.complaints()).isEmpty();
    assertThat(rendered.rows().stream().map(List::getFirst))
        .contains("javascript:window.pwned=1", "&lt;b&gt; &#60;i&#62; %3Cscript%3E", "www.x.org");
  }

  @Test
  void of_very_many_targets_it_says_how_many_are_left_out() {
    Story story = Story.of(JobStory.of("a"));
    for (int i = 0; i < 30_000; i++) {
      story.target(
          "a", "a-rather-long-key-of-a-target-" + i, Outcome.SUCCEEDED, 1, TaskStory.of("step-1"));
    }

    String report = story.written(Format.MARKDOWN, Detail.FAILURES);

    assertThat(report.length()).isLessThan(1 << 20);
    assertThat(report).containsPattern("\\d+ more rows left out.\n$");
  }
}
