package dev.runner.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts the built launcher the ways that people, cron and CI start it.
final class LauncherTest {
  private static final String SAYS_VERSION = "runner " + Version.NUMBER + "\n|0";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$RUNNER\" --version",
        "env -i \"$RUNNER\" --version",
        "env -i LANG=C \"$RUNNER\" --version",
        "LC_ALL=tlh \"$RUNNER\" --version",
        "cd \"${RUNNER%/*}\"; ./runner --version",
        "cd \"${RUNNER%/*}\"; sh runner --version",
        "cd \"${RUNNER%/*}/..\"; bin/runner --version",
        "PATH=${RUNNER%/*}:$PATH; runner --version",
        "trap 'rm one' EXIT; ln -s \"$RUNNER\" one; ln -s one two; mkdir -p 'a b'; ln -s ../two 'a b/three'; 'a b/three' --version",
        "trap 'rm one' EXIT; ln -s \"$RUNNER\" one; ln -s one two; sh two --version",
        "\"$RUNNER\" --version <&-",
        "\"$RUNNER\" --version 2>&-",
        "\"$RUNNER\" --version <&- 2>&-",
        "RUNNER_JAVA_OPTS='-Xmx64m -XX:TieredStopAtLevel=4' \"$RUNNER\" --version",
      })
  void says_its_version_however_it_is_started(String script) throws Exception {
    assertThat(sh(script)).isEqualTo(SAYS_VERSION);
  }

  @Test
  void lives_without_a_standard_output() throws Exception {
    assertThat(sh("\"$RUNNER\" --version >&-")).isEqualTo("|0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm lib/runner.aot",
        ": >lib/runner.aot",
        "head -c 100000 lib/runner.aot >cut; mv cut lib/runner.aot",
        "head -c 100000 /dev/urandom >lib/runner.aot",
        "rm lib/runner.jsa",
        ": >lib/runner.jsa",
        "head -c 100000 lib/runner.jsa >cut; mv cut lib/runner.jsa",
        "head -c 100000 /dev/urandom >lib/runner.jsa",
        "rm lib/runner.aot lib/runner.jsa",
      })
  void is_only_slower_without_a_whole_cache(String damage) throws Exception {
    assertThat(sh(copy() + damage + "; bin/runner --version")).isEqualTo(SAYS_VERSION);
  }

  @Test
  void says_what_it_needs_without_a_java() throws Exception {
    var says = sh(copy() + "mv runtime gone; unset JAVA_HOME; PATH=/nowhere bin/runner --version");

    assertThat(says)
        .isEqualTo(
            "runner: no Java 25 found: "
                + folder.toRealPath()
                + "/a copy/runtime is missing, and neither JAVA_HOME nor PATH leads to one.\n|70");
  }

  /// Copies what is shipped to a folder with a space in its name, and enters that.
  private static String copy() {
    return "cp -Rp \"${RUNNER%/bin/runner}\" 'a copy'; cd 'a copy'; ";
  }

  /// All that a shell script printed, then its exit code.
  private String sh(String script) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "-c", script).directory(folder.toRealPath().toFile());
    builder.environment().put("RUNNER", System.getProperty("runner.launcher", ""));
    var output = folder.resolve("output");
    var process =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return Files.readString(output, StandardCharsets.UTF_8) + "|" + process;
  }
}
