package dev.runner.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// What the start-up cache is trained with: several commands in one JVM. Only the build starts it.
///
/// The cache has two layers. What most runs need is loaded whole at every start, which is the
/// fastest way to what is needed, and a waste for what is not: five microseconds for each class.
/// The rest waits in the other layer, where a class costs five times as much, if it is needed.
final class Training {
  private static final String SCRATCH = Objects.requireNonNullElse(System.getenv("HOME"), ".");

  private Training() {}

  /// Trains with what most runs need when RUNNER_TRAINING is `usual`, else with all there is.
  public static void main(String[] plans) throws IOException, ClassNotFoundException {
    usual(plans[0]);
    if (!Objects.equals(System.getenv("RUNNER_TRAINING"), "usual")) {
      rest(List.of(plans));
    }
    Runtime.getRuntime().exit(0);
  }

  private static void usual(String plan) {
    run("--version");
    if (Main.run("apply", plan) != 0) {
      throw new IllegalArgumentException("a plan that can't be run trains nothing: " + plan);
    }
    run("apply", plan, "-p", "root=.", "-p", "depth=1", "-p", "reverse=true", "-j", "8");
    run("exec", "--targets", "a,b", "-j", "2", "--", "echo", "{}");
    run("exec", "true");
    System.setProperty("runner.tty", "12");
    run("exec", "--targets", "a,b,c", "-j", "2", "--", "sleep", "0.4");
    System.setProperty("runner.tty", "");
  }

  private static void rest(List<String> plans) throws IOException, ClassNotFoundException {
    run("--help");
    run("apply", "--help");
    try (TrainingServer server = new TrainingServer()) {
      String port = "port=" + server.port();
      for (String plan : plans) {
        train(plan, port);
      }
    }
    run("exec", "--targets", "a/b", "--output-dir", SCRATCH + "/outputs", "--", "echo", "{}");
    run("apply", "no-such-plan.yaml");
    for (String past : new String[] {"runs", "show", "logs", "report", "diff", "resume"}) {
      run(past);
    }
    loadOurs();
  }

  /// With the params of all of them: what is wrong with one is trained as well.
  private static void train(String plan, String port) {
    if (Main.run("validate", plan) != 0) {
      throw new IllegalArgumentException("a plan that can't be read trains nothing: " + plan);
    }
    run("plan", plan, "-v");
    run("graph", plan);
    run("apply", plan);
    run("apply", plan, "-p", "who=you", "-j", "2", "--stream", "prefixed", "-v");
    run("apply", plan, "-o", "json", "--target", "*");
    run("apply", plan, "-o", "csv", "--job", "matrix");
    run("apply", plan, "-p", "nobody=here");
    run("apply", plan, "-p", port);
    run("plan", plan, "-p", port, "--curl");
    run("apply", plan, "-p", port, "-o", "json", "-v");
  }

  /// Every class of ours, so that none is ever read from the jar.
  private static void loadOurs() throws IOException, ClassNotFoundException {
    try (JarFile jar = new JarFile(System.getProperty("java.class.path"))) {
      for (String entry : jar.stream().map(ZipEntry::getName).toList()) {
        if (entry.startsWith("dev/runner/") && entry.endsWith(".class")) {
          String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
          var _ = Class.forName(name, false, Training.class.getClassLoader());
        }
      }
    }
  }

  private static void run(String... args) {
    var _ = Main.run(args);
  }
}
