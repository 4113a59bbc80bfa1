package dev.runner.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceTest {
  private static final String ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private static Trace in(String parent) {
    return Trace.of(Map.of("TRACEPARENT", parent, "TRACESTATE", "a=1,b=2"), "run");
  }

  @ParameterizedTest
  @CsvSource({
    "00-%s-%s-01, 01",
    "00-%s-%s-00, 00",
    "00-%s-%s-03, 03",
    "00-%s-%s-ff, 03",
    "01-%s-%s-01, 01",
    "cc-%s-%s-01-what-comes-later, 01",
  })
  void goes_on_with_the_trace_that_runner_was_started_in(String parent, String flags) {
    Trace trace = in(parent.formatted(ID, PARENT));
    assertThat(trace.next())
        .matches("00-" + ID + "-[0-9a-f]{16}-" + flags)
        .doesNotContain(PARENT)
        .doesNotContain("-0000000000000000-");
    assertThat(trace.state()).contains("a=1,b=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
      })
  void begins_a_new_trace_where_there_is_none(String parent) {
    Trace trace = in(parent);
    assertThat(trace.next())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
        .doesNotContain(ID)
        .doesNotContain("-00000000000000000000000000000000-");
    assertThat(trace.state()).isEmpty();
    assertThat(trace.next().substring(0, 36)).isEqualTo(trace.next().substring(0, 36));
    assertThat(in(parent).next().substring(0, 36)).isNotEqualTo(trace.next().substring(0, 36));
  }

  @Test
  void each_attempt_is_a_span_of_its_own() {
    Trace trace = in("00-" + ID + "-" + PARENT + "-01");
    Trace other = in("00-" + ID + "-" + PARENT + "-01");
    Set<String> spans = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      spans.add(trace.next());
      spans.add(other.next());
    }
    assertThat(spans).hasSize(20_000);
  }
}
