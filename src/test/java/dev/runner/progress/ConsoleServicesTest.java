package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import dev.runner.event.Event;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.ServiceState;
import dev.runner.graph.Graph;
import dev.runner.graph.Task;
import dev.runner.plan.StreamMode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands on the streams of a run that has services.
class ConsoleServicesTest {
  private static final ServiceState READY = new ServiceState.Ready(Duration.ofMillis(1200));
  private static final Outcome EXIT = Outcome.failed(new Reason.Exit(1));

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Graph graph = Sample.services("web", "database", "mail");
  private final Task web = Sample.task(graph, 0, "web", 0, 0);
  private final Task database = Sample.task(graph, 1, "database", 0, 0);
  private final Task mail = Sample.task(graph, 2, "mail", 0, 0);

  @TempDir Path folder;

  @Test
  void says_once_that_all_services_are_up() {
    try (Console console = console(Verbosity.NORMAL, false)) {
      begin(console);
      ready(console, web);
      ready(console, database);
      ready(console, mail);
      ready(console, web);
    }
    assertThat(err())
        .isEqualTo(
            """
            [web] ready after 1.2s
            [database] ready after 1.2s
            [mail] ready after 1.2s
            Running 3 of 3
            [web] ready after 1.2s
            """);
  }

  @Test
  void says_how_many_services_are_up_where_some_are_not_to_be_had() {
    try (Console console = console(Verbosity.NORMAL, false)) {
      begin(console);
      ready(console, web);
      ready(console, database);
      console.accept(Sample.attempt(mail));
      ServiceState ended = new ServiceState.Ended(EXIT, 0, Optional.empty());
      console.accept(Sample.changed(mail, ended));
      console.accept(Sample.ended(mail, EXIT));
    }
    assertThat(err()).endsWith("[mail] exited 1\nRunning 2 of 3\n");
  }

  @Test
  void does_not_count_services_where_all_is_to_be_quiet_or_one_has_been_let_go() {
    try (Console console = console(Verbosity.QUIET, false)) {
      begin(console);
      ready(console, web);
      ready(console, database);
      ready(console, mail);
    }
    assertThat(err()).isEmpty();
    try (Console console = console(Verbosity.NORMAL, false)) {
      begin(console);
      ready(console, web);
      console.accept(Sample.changed(web, new ServiceState.Stopped(false)));
      ready(console, database);
      ready(console, mail);
    }
    assertThat(err()).doesNotContain("Running");
  }

  @Test
  void counts_the_services_that_are_stopped() {
    try (Console console = console(Verbosity.NORMAL, true)) {
      begin(console);
      ready(console, web);
      ready(console, database);
      console.accept(new Event.Stopping(Sample.AT, new Reason.Interrupted()));
    }
    assertThat(err())
        .endsWith("interrupted: stopping 2 services; Ctrl-C again to kill them at once\n");
  }

  @Test
  void pads_prefixes_to_the_longest_service_from_the_start_and_colours_neighbours_apart() {
    try (Console console = console(Verbosity.QUIET, true)) {
      begin(console);
      write(console, web, "one\n");
      write(console, mail, "two\n");
      write(console, database, "three\n");
    }
    assertThat(stdout.toString(UTF_8))
        .isEqualTo(
            "\u001b[36m[web]\u001b[0m      one\n"
                + "\u001b[32m[mail]\u001b[0m     two\n"
                + "\u001b[33m[database]\u001b[0m three\n");
  }

  @Test
  void names_the_step_where_a_target_has_several_services() {
    Graph mixed = Sample.mixed("dev", 1, "web", "db");
    Task first = Sample.task(mixed, 0, "dev", 0, 1);
    try (Console console = console(Verbosity.NORMAL, false)) {
      console.accept(Sample.started(mixed));
      console.accept(Sample.changed(first, new ServiceState.Started(12)));
      write(console, first, "x\n");
    }
    assertThat(err()).isEqualTo("[dev/web] started (pid 12)\n");
    assertThat(stdout.toString(UTF_8)).isEqualTo("[dev/web] x\n");
  }

  private Console console(Verbosity verbosity, boolean terminal) {
    return new Console(
        new Screen(stdout, stderr, terminal, terminal, Sample.VIEW, terminal),
        new Manner(StreamMode.PREFIXED, verbosity, false, folder),
        () -> {},
        Sample.NOTHING);
  }

  private void begin(Console console) {
    console.accept(Sample.started(graph));
    graph.jobs().forEach(job -> console.accept(Sample.known(graph, job.index(), 1)));
  }

  private static void ready(Console console, Task service) {
    console.accept(Sample.attempt(service));
    console.accept(Sample.changed(service, READY));
  }

  private static void write(Console console, Task task, String text) {
    console.write(task, Channel.STDOUT, text.getBytes(UTF_8));
  }

  private String err() {
    return stderr.toString(UTF_8);
  }
}
