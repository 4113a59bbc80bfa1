package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import org.junit.jupiter.api.Test;

/// The XML for servers of continuous integration.
final class JunitReportTest {

  @Test
  void jobs_are_suites_and_tasks_are_cases() {
    String report = Stories.release().written(Format.JUNIT, Detail.ALL);

    assertThat(JunitSchemas.complaints(report)).isEmpty();
    assertThat(report)
        .startsWith(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="story" tests="7" failures="1" errors="1" time="65.300">
              <testsuite name="build" time="61.234" tests="1" errors="0" skipped="0" failures="0">
                <properties>
                  <property name="plan" value="story"/>
                  <property name="run" value="20261120-100000-abcd"/>
                  <property name="started" value="2026-11-20T10:00:00.000Z"/>
                  <property name="outcome" value="succeeded"/>
                  <property name="targets" value="1"/>
                </properties>
                <testcase name="build" classname="story.build" time="61.234"/>
              </testsuite>
            """)
        .contains(
            """
                <testcase name="host-4.example.org" classname="story.deploy" time="0.000">
                  <skipped message="cancelled: fail_fast"/>
                </testcase>
            """,
            "<error message=\"fail_fast\" type=\"fail_fast\"/>",
            "<skipped message=\"skipped: needs `deploy`\"/>");
  }

  @Test
  void attempts_before_the_last_are_told() {
    Story story =
        Story.of(JobStory.of("a"))
            .target("a", "bad", Stories.EXIT_128, 30, TaskStory.failed("step-1", 128).attempts(3))
            .target("a", "flaky", Outcome.SUCCEEDED, 30, TaskStory.of("step-1").attempts(2));

    String report = story.written(Format.JUNIT, Detail.ALL);

    assertThat(JunitSchemas.complaints(report)).isEmpty();
    assertThat(report.lines().filter(it -> it.contains("<rerunFailure"))).hasSize(2);
    assertThat(report.lines().filter(it -> it.contains("<flakyFailure"))).hasSize(1);
    assertThat(report).contains("<failure message=\"exit 128\" type=\"exit\"/>");
  }

  @Test
  void whatever_is_printed_it_is_xml() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    String evil = Stories.hostile() + "]]>&<!--\ufffe\uffff\ud800x\udc00";
    Story story =
        Story.of(JobStory.of("a"))
            .target(
                "a", evil, Outcome.SUCCEEDED, 1, TaskStory.of("step-1").stdout(evil).stderr(all))
            .target(
                "a",
                "colours",
                Outcome.SUCCEEDED,
                1,
                TaskStory.of("step-1").stdout("\u001b[31mred\u001b[0m <b>&amp;\n\ttab"));

    String report = story.written(Format.JUNIT, Detail.ALL);

    assertThat(JunitSchemas.complaints(report)).isEmpty();
    assertThat(report).doesNotContain("\u001b", "\0", "\ufffe");
    assertThat(report).contains("<system-out>red &lt;b&gt;&amp;amp;\n\ttab</system-out>");
    assertThat(JunitSchemas.text(report, "system-err")).contains("abcdefg", "\ufffd");
  }

  @Test
  void everything_there_is_holds_the_schemas() {
    String report = Stories.everything().written(Format.JUNIT, Detail.ALL);

    assertThat(JunitSchemas.complaints(report)).isEmpty();
  }

  @Test
  void the_order_in_which_targets_end_makes_no_difference() {
    Story story = Stories.release();
    String one = story.written(Format.JUNIT, Detail.ALL);

    for (int seed = 0; seed < 5; seed++) {
      Results other = story.shuffled(Detail.ALL, seed);
      assertThat(Story.written(Format.JUNIT, other, Layout.PLAIN)).isEqualTo(one);
    }
  }
}
