package dev.runner.cli;

import java.util.Map;
import java.util.stream.Collectors;

/// A line by which a step tells GitHub Actions something.
///
/// See https://docs.github.com/actions/reference/workflow-commands-for-github-actions
///
/// @param properties in their order
record WorkflowCommand(String name, Map<String, String> properties, String message) {

  /// The line. Nothing in it can be taken for another property or another command.
  String line() {
    String all =
        properties.entrySet().stream()
            .map(it -> it.getKey() + "=" + property(it.getValue()))
            .collect(Collectors.joining(","));
    return "::" + name + (all.isEmpty() ? "" : " " + all) + "::" + data(message);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
