package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultsTest {

  @ParameterizedTest
  @EnumSource
  void the_report_does_not_depend_on_what_ended_first(Format format) {
    Story story = Stories.everything();
    String expected = Story.written(format, story.results(Detail.ALL), Layout.PLAIN);

    for (long seed = 0; seed < 20; seed++) {
      assertThat(Story.written(format, story.shuffled(Detail.ALL, seed), Layout.PLAIN))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_report_can_be_written_twice(Format format) throws Exception {
    try (Results results = Stories.release().results(Detail.ALL)) {
      java.io.ByteArrayOutputStream first = new java.io.ByteArrayOutputStream();
      java.io.ByteArrayOutputStream second = new java.io.ByteArrayOutputStream();
      Report.write(format, results, 2, Layout.PLAIN, first);
      Report.write(format, results, 2, Layout.PLAIN, second);
      assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
    }
  }

  @Test
  void it_knows_the_sum_of_the_run() {
    try (Results results = Stories.release().results(Detail.NONE)) {
      assertThat(results.verdict()).isEqualTo(Verdict.PARTIAL);
      assertThat(results.totals()).isEqualTo(new Totals(3, 1, 1, 2));
      assertThat(results.totals(results.jobs().get(2).node())).isEqualTo(new Totals(1, 1, 0, 2));
      assertThat(results.id()).isEqualTo("20261120-100000-abcd");
      assertThat(results.duration()).isEqualTo(Duration.ofMillis(65_300));
      assertThat(results.started()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
      assertThat(results.finished()).isEqualTo(Instant.parse("2026-11-20T10:01:05.300Z"));
    }
  }
}
