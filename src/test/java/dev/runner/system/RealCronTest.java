package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Debian's own cron runs the lines that `runner cron` prints, and mails what they say. It takes
/// two of its minutes, in which hardly anything is to be done: other tests go on meanwhile.
///
/// The daemon is in namespaces of its own: its crontabs, its pid file and the `sendmail` that it
/// calls are here, a cron of the machine is not disturbed, and all that it started ends with it.
@Execution(ExecutionMode.CONCURRENT)
final class RealCronTest extends SystemTest {
  private static final Duration THREE_TICKS = Duration.ofSeconds(190);
  private static final String PLAN =
      """
      version: 1
      name: %s
      concurrency: 1
      %s
      jobs:
        rows:
          targets: {list: [a, b, c, d]}
          steps: [{run: '%s'}]
      finally: [{run: 'echo "${{ run.exit_code }}" >>ended'}]
      """;

  private static final String DAEMON =
      """
      exec unshare --mount --pid --fork --kill-child --mount-proc sh -c '
        mount --bind spool /var/spool/cron && mount --bind run /run &&
          mount --bind cron.d /etc/cron.d && mount --bind crontab /etc/crontab &&
          mount --bind sbin /usr/sbin && touch entered && exec /usr/sbin/cron -f'
      """;

  private static final String SENDMAIL =
      """
      #!/bin/sh
      cd '%s/mail' && cat >.$$ && mv .$$ $$
      """;

  @Test
  void its_mails_are_all_that_somebody_has_to_read() throws IOException {
    String crontab =
        line("good", "", "echo checking")
            + line("bad", "", "echo checking; test $RUN_TARGET != b")
            + line("late", "deadline: 5s", "sleep 2; echo $RUN_TARGET >>done");
    surroundings("HOME=" + folder() + "/home\n" + crontab);

    try (Launched cron = bash(DAEMON).start()) {
      Waiting.until("it is there", Launched.LONG, () -> !cron.alive() || exists("entered"));
      assumeThat(exists("entered")).as("whether there may be namespaces").isTrue();
      Waiting.until("two ticks are over", THREE_TICKS, () -> !cron.alive() || over());
      // What the last of them would have to say is mailed when it has ended.
      Waiting.some(Duration.ofSeconds(3));
      assertThat(cron.alive()).as(cron.err()).isTrue();
    }

    assertThat(read("good/ended")).startsWith("0\n0\n");
    assertThat(mails("good")).isEmpty();
    assertThat(mails("bad")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(mails("bad"))
        .allSatisfy(
            it ->
                assertThat(it)
                    .contains(
                        "\n\nbad: ",
                        "1 of 4 targets did not succeed (exit 2)\n",
                        "\nto go on:  runner resume ",
                        "rows/b/step-1: exit 1",
                        "    | checking\n"));
    assertThat(mails("bad")).anyMatch(it -> it.contains("\n\nbad: still failing, 2 runs in a row"));
    assertThat(read("late/done")).isEqualTo("a\nb\nc\nd\n");
    assertThat(read("late/ended")).startsWith("75\n0\n");
    assertThat(mails("late")).hasSize(1);
    assertThat(mails("late").getFirst()).contains("\n\nlate: 1 of 4 targets", "(exit 75)\n");
  }

  /// Makes a plan, and what a crontab has to have for it.
  private String line(String name, String setting, String run) throws IOException {
    write(name + "/plan.yaml", PLAN.formatted(name, setting, run));
    String printed = runner("cron", name + "/plan.yaml", "--at", "* * * * *").run().stdout();
    return printed.lines().skip(1).findFirst().orElseThrow() + "\n";
  }

  /// Makes what the daemon finds in the places of the system's.
  private void surroundings(String crontab) throws IOException {
    for (String name : List.of("home", "run", "cron.d", "sbin", "mail")) {
      Files.createDirectories(folder().resolve(name));
    }
    write("crontab", "");
    Path own = write("spool/crontabs/" + System.getProperty("user.name"), crontab);
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
    Files.copy(Path.of("/usr/sbin/cron"), folder().resolve("sbin/cron"));
    Path sendmail = write("sbin/sendmail", SENDMAIL.formatted(folder()));
    for (Path program : List.of(folder().resolve("sbin/cron"), sendmail)) {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /// Whether each of the plans has had its second tick, and what is mailed of it was.
  private boolean over() {
    try {
      return Stream.of("good", "bad", "late").allMatch(it -> lines(it + "/ended") >= 2)
          && mails("bad").size() >= 2;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean exists(String name) {
    try {
      return Files.exists(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long lines(String name) {
    try {
      return read(name).lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The mails about a plan.
  private List<String> mails(String plan) throws IOException {
    try (Stream<Path> all = Files.list(folder().resolve("mail"))) {
      List<Path> whole = all.filter(it -> !it.getFileName().toString().startsWith(".")).toList();
      return whole.stream()
          .map(
              it -> {
                try {
                  return Files.readString(it);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .filter(it -> it.contains("/" + plan + "/plan.yaml"))
          .toList();
    }
  }
}
