package dev.runner.cli;

/// What the AOT cache is trained with: several commands in one JVM (`runner` started by the build
/// only).
final class Training {
  private Training() {}

  public static void main(String[] plans) {
    run("--version");
    run("--help");
    for (var plan : plans) {
      run("validate", plan);
      run("apply", plan);
    }
  }

  private static void run(String... args) {
    var _ = Main.run(args);
  }
}
