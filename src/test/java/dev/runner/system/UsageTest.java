package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the report tells of the machine that an attempt took.
final class UsageTest extends SystemTest {

  private long figure(String name, String... command) throws Exception {
    String[] all = new String[command.length + 4];
    all[0] = "exec";
    all[1] = "-o";
    all[2] = "json";
    all[3] = "--";
    System.arraycopy(command, 0, all, 4, command.length);
    String json = runner(all).run().stdout();
    Matcher found = Pattern.compile("\"" + name + "\": *(\\d+)").matcher(json);
    return found.find() ? Long.parseLong(found.group(1)) : -1;
  }

  @Test
  void peak_memory_is_that_of_the_largest_process() throws Exception {
    String script = "head -c 300M /dev/zero | tail -c 300M >held; rm held";
    assertThat(figure("peak_memory_bytes", "sh", "-c", script)).isBetween(300L << 20, 600L << 20);
  }

  @Test
  void peak_memory_that_is_not_told_from_ours_is_left_out() throws Exception {
    assertThat(figure("peak_memory_bytes", "true")).isEqualTo(-1);
  }

  @Test
  void cpu_time_is_the_childs_own() throws Exception {
    String busy = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
    assertThat(figure("user_ms", "sh", "-c", busy)).isBetween(20L, 60_000L);
    assertThat(figure("user_ms", "sleep", "0.3")).isBetween(0L, 100L);
  }
}
