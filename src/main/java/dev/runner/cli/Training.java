package dev.runner.cli;

import java.io.IOException;
import java.util.Objects;

/// What the start-up cache is trained with: several commands in one JVM. Only the build starts it.
final class Training {

  private Training() {}

  public static void main(String[] plans) throws IOException {
    run("--version");
    run("--help");
    run("apply", "--help");
    try (TrainingServer server = new TrainingServer()) {
      String port = "port=" + server.port();
      for (String plan : plans) {
        train(plan, port);
      }
    }
    run("exec", "--targets", "a,b", "-j", "2", "--", "echo", "{}");
    run("exec", "true");
    String scratch = Objects.requireNonNullElse(System.getenv("HOME"), ".");
    run("exec", "--targets", "a/b", "--output-dir", scratch + "/outputs", "--", "echo", "{}");
    run("apply", "no-such-plan.yaml");
    for (String past : new String[] {"runs", "show", "logs", "report", "diff", "resume"}) {
      run(past);
    }
    Runtime.getRuntime().exit(0);
  }

  /// With the params of all of them: what is wrong with one is trained as well.
  private static void train(String plan, String port) {
    if (Main.run("validate", plan) != 0) {
      throw new IllegalArgumentException("a plan that can't be run trains nothing: " + plan);
    }
    run("plan", plan, "-v");
    run("graph", plan);
    run("apply", plan);
    run("apply", plan, "-p", "root=.", "-p", "depth=1", "-p", "reverse=true", "-j", "8");
    run("apply", plan, "-p", "who=you", "-j", "2", "--stream", "prefixed", "-v");
    run("apply", plan, "-o", "json", "--target", "*");
    run("apply", plan, "-o", "csv", "--job", "matrix");
    run("apply", plan, "-p", "nobody=here");
    run("apply", plan, "-p", port);
    run("plan", plan, "-p", port, "--curl");
    run("apply", plan, "-p", port, "-o", "json", "-v");
  }

  private static void run(String... args) {
    var _ = Main.run(args);
  }
}
