package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.plan.StreamMode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands on the streams after events and output, with a thread that prints but none that runs
/// anything.
class ConsoleTest {
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Graph single = Sample.graph(1, 1);
  private final Task app = Sample.task(single, 0, "app", 0, 0);
  private final Task lib = Sample.task(single, 0, "library", 1, 0);
  private final Outcome exit = Outcome.failed(new Reason.Exit(23));

  @TempDir Path folder;

  @Test
  void prefixes_whole_lines_and_announces_tasks() {
    try (Console console = console(StreamMode.PREFIXED, Verbosity.NORMAL)) {
      begin(console, single, 2);
      console.accept(Sample.attempt(app));
      console.accept(Sample.attempt(lib));
      write(console, app, Channel.STDOUT, "one\ntw");
      write(console, lib, Channel.STDOUT, "LIB\n");
      write(console, app, Channel.STDERR, "oops");
      write(console, app, Channel.STDOUT, "o\nrest");
      end(console, app, Outcome.SUCCEEDED);
      end(console, lib, exit);
    }
    assertThat(out()).isEqualTo("[app] one\n[library] LIB\n[app] two\n[app] rest\n");
    assertThat(err())
        .isEqualTo(
            """
            [app] Starting
            [library] Starting
            [app] oops
            [app] Completed in 1.2s
            [library] Failed: exit 23 after 1.2s
            """);
  }

  @Test
  void names_job_and_step_where_there_are_several_and_tells_retries() {
    Graph graph = Sample.graph(2, 2);
    Task task = Sample.task(graph, 1, "app", 0, 1);
    try (Console console = console(StreamMode.PREFIXED, Verbosity.NORMAL)) {
      begin(console, graph, 1);
      console.accept(Sample.attempt(task));
      write(console, task, Channel.STDOUT, "x");
      console.accept(
          new Event.AttemptEnded(
              Sample.AT,
              task,
              1,
              exit,
              Duration.ofMillis(300),
              Optional.empty(),
              Optional.of(Duration.ofSeconds(1))));
      console.accept(new Event.AttemptStarted(Sample.AT, task, 2));
      console.accept(Sample.attemptEnded(task, Outcome.SUCCEEDED));
      console.accept(Sample.ended(task, Outcome.SUCCEEDED, 2));
    }
    assertThat(out()).isEqualTo("[job-2/app] x\n");
    assertThat(err())
        .isEqualTo(
            """
            [job-2/app] step-2: Starting
            [job-2/app] step-2: exit 23 after 300ms; attempt 2 in 1s
            [job-2/app] step-2: Completed in 1.2s, 2 attempts
            """);
  }

  @Test
  void pads_and_colours_prefixes_on_a_terminal() {
    try (Console console = terminal(StreamMode.PREFIXED, true)) {
      begin(console, single, 2);
      write(console, lib, Channel.STDOUT, "\u001b[32mgreen\n");
      write(console, app, Channel.STDOUT, "10%\r\u001b]0;t\u0007100%\n");
    }
    assertThat(out())
        .isEqualTo(
            "\u001b[36m[library]\u001b[0m \u001b[32mgreen\u001b[0m\n"
                + "\u001b[33m[app]\u001b[0m     100%\n");
  }

  @Test
  void leaves_bytes_alone_where_there_is_no_terminal() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Console console = console(StreamMode.GROUP, Verbosity.NORMAL)) {
      begin(console, single, 1);
      console.write(app, Channel.STDOUT, all);
      end(console, app, Outcome.SUCCEEDED);
    }
    assertThat(stdout.toByteArray()).isEqualTo(all);
  }

  @Test
  void groups_whole_tasks_in_plan_order() {
    try (Console console = console(StreamMode.GROUP, Verbosity.NORMAL)) {
      begin(console, single, 2);
      write(console, lib, Channel.STDOUT, "lib 1\n");
      write(console, app, Channel.STDOUT, "app 1\n");
      write(console, lib, Channel.STDERR, "lib 2\n");
      end(console, lib, Outcome.SUCCEEDED);
      write(console, app, Channel.STDOUT, "app 2\n");
      end(console, app, exit);
    }
    assertThat(out()).isEqualTo("app 1\napp 2\nlib 1\n");
    assertThat(err()).isEqualTo("lib 2\n");
  }

  @Test
  void streams_the_oldest_task_and_keeps_the_later_ones() {
    try (Console console = console(StreamMode.LIVE, Verbosity.NORMAL)) {
      begin(console, single, 2);
      write(console, lib, Channel.STDOUT, "lib 1\n");
      write(console, app, Channel.STDOUT, "app 1\n");
      write(console, lib, Channel.STDOUT, "lib 2\n");
      end(console, app, Outcome.SUCCEEDED);
      write(console, lib, Channel.STDOUT, "lib 3");
      end(console, lib, Outcome.SUCCEEDED);
    }
    assertThat(out()).isEqualTo("app 1\nlib 1\nlib 2\nlib 3");
    assertThat(err()).isEmpty();
  }

  @Test
  void heads_what_it_shows_in_order_where_there_are_several_steps() {
    Graph graph = Sample.graph(1, 2);
    Task second = Sample.task(graph, 0, "app", 0, 1);
    Task first = Sample.task(graph, 0, "app", 0, 0);
    try (Console console = console(StreamMode.LIVE, Verbosity.NORMAL)) {
      begin(console, graph, 1);
      write(console, second, Channel.STDERR, "b\n");
      write(console, first, Channel.STDERR, "a\n");
      write(console, first, Channel.STDERR, "aa\n");
      console.accept(Sample.ended(first, Outcome.SUCCEEDED));
      write(console, second, Channel.STDERR, "bb\n");
    }
    assertThat(err()).isEqualTo("== app/step-1\na\naa\n== app/step-2\nb\nbb\n");
  }

  @Test
  void says_only_what_failed_for_good() {
    try (Console console = console(StreamMode.FAILURES, Verbosity.NORMAL)) {
      begin(console, single, 2);
      write(console, app, Channel.STDOUT, "unseen\n");
      console.accept(Sample.ended(app, exit, 3));
      console.accept(Sample.ended(lib, new Outcome.Failed(new Reason.Exit(1), true)));
    }
    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo("✗ app: exit 23 (attempt 3)\n");
  }

  @Test
  void says_nothing_when_it_shall_be_quiet_but_warnings() {
    try (Console console = console(StreamMode.PREFIXED, Verbosity.QUIET)) {
      begin(console, single, 2);
      console.accept(Sample.attempt(app));
      write(console, app, Channel.STDOUT, "seen\n");
      end(console, app, exit);
      console.accept(new Event.Stopping(Sample.AT, new Reason.FailFast()));
      console.accept(new Event.Warned(Sample.AT, "no targets\u001b[2J"));
    }
    assertThat(out()).isEqualTo("[app] seen\n");
    assertThat(err()).isEqualTo("warning: no targets␛[2J\n");
  }

  @Test
  void tells_everything_of_every_mode_when_it_shall_be_verbose() {
    try (Console console = console(StreamMode.NONE, Verbosity.VERBOSE)) {
      begin(console, single, 2);
      console.accept(Sample.attempt(app));
      console.accept(new Event.Stopping(Sample.AT, new Reason.Interrupted()));
      console.accept(new Event.AttemptStarted(Sample.AT, app, 2));
      end(console, app, Outcome.cancelled(new Reason.Interrupted()));
      console.accept(Sample.ended(lib, Outcome.skipped(new Reason.Condition()), 0));
    }
    assertThat(err())
        .isEqualTo(
            """
            [app] Starting
            interrupted: stopping 1 running task
            [app] Starting attempt 2
            [app] Cancelled: interrupted after 1.2s
            [library] Skipped: if is false
            """);
  }

  @Test
  void leaves_stdout_to_the_report_where_it_is_reserved() {
    Manner manner = new Manner(StreamMode.PREFIXED, Verbosity.QUIET, true, folder);
    try (Console console = new Console(screen(false, false), manner, () -> {}, Sample.NOTHING)) {
      begin(console, single, 2);
      write(console, app, Channel.STDOUT, "one ");
      write(console, app, Channel.STDERR, "two\n");
    }
    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo("[app] two\n[app] one \n");
  }

  private Console console(StreamMode mode, Verbosity verbosity) {
    return new Console(
        screen(false, false), new Manner(mode, verbosity, false, folder), () -> {}, Sample.NOTHING);
  }

  private Console terminal(StreamMode mode, boolean colour) {
    return new Console(
        screen(true, colour),
        new Manner(mode, Verbosity.NORMAL, false, folder),
        () -> {},
        Sample.NOTHING);
  }

  private Screen screen(boolean terminal, boolean colour) {
    return new Screen(stdout, stderr, terminal, terminal, Sample.VIEW, colour);
  }

  private static void begin(Console console, Graph graph, int targets) {
    console.accept(Sample.started(graph));
    console.accept(Sample.known(graph, 0, targets));
  }

  private static void end(Console console, Task task, Outcome outcome) {
    console.accept(Sample.attemptEnded(task, outcome));
    console.accept(Sample.ended(task, outcome));
    console.accept(Sample.ended(task.target(), outcome));
  }

  private static void write(Console console, Task task, Channel channel, String text) {
    console.write(task, channel, text.getBytes(UTF_8));
  }

  private String out() {
    return stdout.toString(UTF_8);
  }

  private String err() {
    return stderr.toString(UTF_8);
  }
}
