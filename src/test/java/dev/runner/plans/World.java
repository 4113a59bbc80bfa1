package dev.runner.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder of its own with a copy of one plan, its fixture beside it, and `runner` on the path.
/// The environment is the same on every machine.
///
/// @param plan the plan's folder in the project
/// @param folder where commands run; the copy is `folder/NAME/plan.yaml`
record World(Path plan, Path folder) {
  static final Path PROJECT = Path.of("").toAbsolutePath();
  static final Path PLANS = PROJECT.resolve("plans");
  private static final long PATIENCE = 120;

  /// Puts `-j CONCURRENCY` behind `apply`, so that a case needn't say it.
  private static final String RUNNER =
      """
      #!/bin/sh
      if [ "$1" = apply ] && [ -n "${CONCURRENCY:-}" ]; then
        shift
        exec "$LAUNCHER" apply -j "$CONCURRENCY" "$@"
      fi
      exec "$LAUNCHER" "$@"
      """;

  static World of(String name, Path folder) throws IOException, InterruptedException {
    World world = new World(PLANS.resolve(name), Files.createDirectories(folder).toRealPath());
    Path runner = Files.createDirectories(world.folder.resolve(".bin")).resolve("runner");
    Files.writeString(runner, RUNNER);
    if (!runner.toFile().setExecutable(true)) {
      throw new IOException("can't make " + runner + " executable");
    }
    world.must("mkdir .home; cp -R \"$PLAN\" .; rm -rf \"./${PLAN##*/}/expected\"");
    return world;
  }

  /// The same world in another folder, in which a command may do what it likes.
  World copied(Path to) throws IOException, InterruptedException {
    must("cp -a . \"" + to + "\"");
    return new World(plan, to.toRealPath());
  }

  /// What a script of `sh` says, run in the folder at the plan's own concurrency.
  Said sh(String script) throws IOException, InterruptedException {
    return sh(script, "");
  }

  /// @param concurrency of every `apply`; empty: the plan's own
  Said sh(String script, String concurrency) throws IOException, InterruptedException {
    Path stdout = folder.resolve(".stdout");
    Path stderr = folder.resolve(".stderr");
    Process process =
        start(script, concurrency)
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException("no end after " + PATIENCE + "s: " + script);
    }
    return new Said(Files.readString(stdout), Files.readString(stderr), process.exitValue());
  }

  ProcessBuilder start(String script, String concurrency) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", script);
    Map<String, String> env = builder.directory(folder.toFile()).environment();
    String path = folder.resolve(".bin") + ":" + env.getOrDefault("PATH", "/usr/bin:/bin");
    env.clear();
    env.put("PATH", path);
    env.put("HOME", folder.resolve(".home").toString());
    env.put("LC_ALL", "C.UTF-8");
    env.put("TZ", "UTC");
    env.put("GIT_CONFIG_GLOBAL", "/dev/null");
    env.put("GIT_CONFIG_NOSYSTEM", "1");
    env.put("LAUNCHER", System.getProperty("runner.launcher", "runner"));
    env.put("CONCURRENCY", concurrency);
    env.put("PLAN", plan.toString());
    env.put("DEMO_REPOSITORIES", PROJECT.resolve("src/test/sh/demo-repositories.sh").toString());
    env.put("DEMO_SERVER", PROJECT.resolve("src/test/sh/demo-server.sh").toString());
    return builder;
  }

  /// The output of a script that must succeed.
  String must(String script) throws IOException, InterruptedException {
    Said said = sh(script);
    if (said.exit() != 0) {
      throw new IOException(script + "\nended with " + said.exit() + "\n" + said.stderr());
    }
    return said.stdout();
  }
}
