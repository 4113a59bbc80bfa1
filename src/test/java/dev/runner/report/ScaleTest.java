package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {
  private static final String CLASSES = System.getProperty("java.class.path");

  @Test
  void three_hundred_thousand_targets_fit_into_128_megabytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(run(CLASSES, "300000", folder.toString(), "sorted"))
        .matches(
            "TABLE 300004\nJSON 300002\nJSONL 300000\nJUNIT 300012\n"
                + "MARKDOWN 35965\nCSV 300001\nHTML 5\\d{4}\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_table_needs_no_jackson(@TempDir Path folder) throws IOException, InterruptedException {
    String without =
        Arrays.stream(CLASSES.split(File.pathSeparator))
            .filter(path -> !path.contains("jackson"))
            .collect(Collectors.joining(File.pathSeparator));

    assertThat(run(without, "3", folder.toString(), "table")).isEqualTo("TABLE 7\n");
  }

  private static String run(String classPath, String... args)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.concat(
                Stream.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-cp", classPath),
                Stream.concat(Stream.of("dev.runner.report.ManyTargets"), Stream.of(args)))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }
}
