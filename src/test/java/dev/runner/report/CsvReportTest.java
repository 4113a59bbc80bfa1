package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import dev.runner.expr.Value;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CsvReportTest {

  @Test
  void all_targets_stand_in_one_table() {
    assertThat(Stories.release().csv())
        .isEqualToNormalizingNewlines(
            """
            job,target,outcome,reason,attempts,duration_ms
            build,build,succeeded,,1,61234
            lint,lint,succeeded,,1,980
            deploy,host-1.example.org,succeeded,,1,1205
            deploy,host-2.example.org,failed,cannot run `ssh`: No such file or directory,2,20
            deploy,host-3.example.org,cancelled,fail_fast,1,900
            deploy,host-4.example.org,cancelled,fail_fast,0,0
            notify,notify,skipped,needs `deploy`,0,0
            """)
        .contains("reason,attempts,duration_ms\r\nbuild");
  }

  @Test
  void the_columns_of_all_jobs_stand_beside_each_other() {
    JobStory one = JobStory.of("a").column("n", "target.key").column("job", "'x'");
    JobStory two = JobStory.of("b").column("m", "target.key").column("n", "1.50");
    Story story = Story.of(one, two).ok("a", "p", 1).ok("b", "q", 1);

    assertThat(story.csv())
        .isEqualToNormalizingNewlines(
            """
            job,target,outcome,reason,attempts,duration_ms,n,columns.job,m
            a,p,succeeded,,1,1,p,x,
            b,q,succeeded,,1,1,1.50,,q
            """);
  }

  @Test
  void rows_are_sorted_and_filtered_as_the_plan_asks() {
    JobStory job = JobStory.of("status").sort("dirty").where("steps.state.outputs.dirty > 0");

    assertThat(Stories.repositories(job).csv())
        .isEqualToNormalizingNewlines(
            """
            job,target,outcome,reason,attempts,duration_ms,repo,branch,dirty
            status,lib,succeeded,,1,95,lib,main,3
            status,app,succeeded,,1,210,app,main,12
            """);
  }

  @Test
  void what_would_break_the_table_is_quoted_and_lists_are_json() {
    Story story = Story.of(JobStory.of("a").column("x", "steps.step-1.outputs.x"));
    Value list = new Value.Arr(List.of(Value.of("a"), Value.NULL));
    TaskStory task = TaskStory.of("step-1").output("x", list);
    story.target("a", "a\"b,c\r\nd\u001b文", Outcome.SUCCEEDED, 1, task);
    String header = "job,target,outcome,reason,attempts,duration_ms,x\r\n";

    assertThat(story.csv())
        .isEqualTo(header + "a,\"a\"\"b,c\r\nd\u001b文\",succeeded,,1,1,\"[\"\"a\"\",null]\"\r\n");
    assertThat(
            Story.written(
                Format.CSV,
                story.results(Detail.NONE),
                new Layout(OptionalInt.of(80), false, false)))
        .isEqualTo(header + "a,\"a\"\"b,c␍␊d␛文\",succeeded,,1,1,\"[\"\"a\"\",null]\"\r\n");
  }

  @Test
  void no_spreadsheet_takes_a_text_for_a_formula() {
    Story story = Story.of(JobStory.of("a").column("x", "steps.step-1.outputs.x"));
    for (String text :
        List.of("=1+1", "+cmd|' /C calc'!A0", "-x", "@SUM(1)", "\t=1", "-5", "+1.5e3", "a=b")) {
      TaskStory task = TaskStory.of("step-1").output("x", Value.of(text));
      story.target("a", text, Outcome.SUCCEEDED, 1, task);
    }

    assertThat(story.csv().lines().skip(1).map(it -> it.split(",")[1]))
        .containsExactly(
            "'=1+1", "'+cmd|' /C calc'!A0", "'-x", "'@SUM(1)", "'\t=1", "-5", "+1.5e3", "a=b");
    assertThat(story.csv()).contains(",'=1+1\r\n", ",-5\r\n");
  }
}
