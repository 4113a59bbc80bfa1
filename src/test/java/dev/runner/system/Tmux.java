package dev.runner.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real terminal, in which a shell script runs; nothing else uses its server.
final class Tmux implements AutoCloseable {
  /// What is to stand behind the command: tmux itself is not always told the exit code.
  static final String AFTER = "; echo \"(ended with $?)\"; exec sleep 1000";

  private static final String SAYS = "(ended with ";
  private static final Pattern ENDED = Pattern.compile("\\(ended with (\\d+)\\)");

  private final String socket = "runner-test-" + UUID.randomUUID();
  private final Path folder;
  private final Map<String, String> environment;

  /// @param launch a script, as of [Launch#bash], that ends with [#AFTER], its folder and
  ///   environment
  Tmux(Launch launch, int columns, int lines) {
    folder = launch.folder();
    environment = launch.environment();
    List<String> command = new ArrayList<>(List.of("-f", "/dev/null"));
    command.addAll(List.of("new-session", "-d"));
    command.addAll(List.of("-x", String.valueOf(columns), "-y", String.valueOf(lines)));
    command.addAll(launch.argv());
    command.addAll(List.of(";", "set-option", "-s", "set-clipboard", "on"));
    tmux(command.toArray(String[]::new));
  }

  void press(String... keys) {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(keys));
    tmux(command.toArray(String[]::new));
  }

  /// As when somebody drags a corner of its window.
  void resize(int columns, int lines) {
    tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(lines));
  }

  /// What stands on it and above it, a line for each of the screen's.
  String screen() {
    return tmux("capture-pane", "-p", "-S", "-");
  }

  /// The same, with lines that the terminal had to break in one piece.
  String joined() {
    return tmux("capture-pane", "-p", "-J", "-S", "-").replaceAll("(?m) +$", "");
  }

  /// The same as [#screen], with the sequences for colours.
  String coloured() {
    return tmux("capture-pane", "-p", "-e", "-S", "-");
  }

  /// What stands in the title of its window.
  String title() {
    return tmux("display-message", "-p", "#{pane_title}").strip();
  }

  /// What programs have put into the clipboard; who may do that is asked first.
  String clipboard() {
    return tmux("show-buffer").strip();
  }

  void untilShows(String text) {
    Waiting.until(
        "the screen shows " + text + ", but: " + screen(),
        Launched.LONG,
        () -> screen().contains(text));
  }

  /// Waits until the script says that its command has ended.
  ///
  /// @return the exit code; nothing of the screen is missing then
  int end() {
    untilShows(SAYS);
    Matcher matcher = ENDED.matcher(screen());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private String tmux(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    tmux("kill-server");
    Marked.of(environment.getOrDefault(Launch.MARK, "none"))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
