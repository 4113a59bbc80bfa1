package dev.runner.read;

import dev.runner.text.Problems;
import dev.runner.yaml.Node;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what a step says of `retry` and `throttled` that can't become true of it: exit codes of a
/// request, statuses of a command. What a step takes over may be meant for others.
final class Misfits {
  private static final Set<String> OF_COMMANDS = Set.of("exit", "exit_codes", "signal");
  private static final Set<String> OF_REQUESTS = Set.of("status", "connection");
  private final Problems problems;

  Misfits(Problems problems) {
    this.problems = problems;
  }

  void ofRequest(Fields step) {
    said(step)
        .filter(it -> OF_COMMANDS.contains(it.value()))
        .forEach(
            it ->
                problems.error(
                    it.span(),
                    "`" + it.value() + "` is said of `exec` and `run`, but this is a request",
                    "say which `status`"));
  }

  void ofCommand(Fields step) {
    said(step)
        .filter(it -> OF_REQUESTS.contains(it.value()))
        .forEach(
            it ->
                problems.error(
                    it.span(),
                    "`" + it.value() + "` is said of requests, but this is a command",
                    "say which `exit_codes`, or write the request as `http`"));
  }

  /// The keys that name failures.
  private static Stream<Node.Scalar> said(Fields step) {
    Optional<Node> on = step.take("retry").flatMap(it -> below(it, "on"));
    return Stream.of(on, step.take("throttled")).flatMap(Optional::stream).flatMap(Misfits::keys);
  }

  private static Optional<Node> below(Node node, String key) {
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream()
            .filter(it -> it.key().value().equals(key))
            .map(Node.Entry::value)
            .findFirst()
        : Optional.empty();
  }

  private static Stream<Node.Scalar> keys(Node node) {
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream().map(Node.Entry::key)
        : Stream.of();
  }
}
