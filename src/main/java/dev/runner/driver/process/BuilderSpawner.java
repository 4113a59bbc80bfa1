package dev.runner.driver.process;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The portable spawner: the JDK's [ProcessBuilder], with `setsid` in front for a session of its
/// own.
final class BuilderSpawner implements Spawner {
  private static final File NOTHING = new File("/dev/null");

  private final List<String> prefix;

  BuilderSpawner(Programs programs) {
    this.prefix = programs.find("setsid").map(it -> List.of(it.toString())).orElse(List.of());
  }

  @Override
  public Child spawn(CommandLine command) throws IOException {
    List<String> argv = new ArrayList<>(prefix);
    argv.addAll(command.argv());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    if (command.stdin().isEmpty()) {
      builder.redirectInput(NOTHING);
    }
    return new Child(builder.start());
  }
}
