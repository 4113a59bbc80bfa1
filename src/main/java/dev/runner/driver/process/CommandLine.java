package dev.runner.driver.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command with every value in place.
///
/// @param variables the environment that the child gets, as far as others may share it
/// @param own what the child alone gets besides, as `NAME=value`; no name is in `variables` too
/// @param folder in which it runs
/// @param stdin what it may read; empty is nothing at all
/// @param merged whether its standard error goes where its standard output goes, as one stream
/// @param recent whether of what it prints only the last is kept
public record CommandLine(
    List<String> argv,
    Variables variables,
    List<String> own,
    Path folder,
    Optional<byte[]> stdin,
    boolean merged,
    boolean recent) {
  public CommandLine {
    argv = List.copyOf(argv);
    own = List.copyOf(own);
  }

  /// The same, with other variables of its own.
  CommandLine with(List<String> assignments) {
    return new CommandLine(argv, variables, assignments, folder, stdin, merged, recent);
  }

  /// The same, with one more variable of its own.
  CommandLine and(String assignment) {
    List<String> all = new ArrayList<>(own);
    all.add(assignment);
    return with(all);
  }

  /// The same, of whose output only the last is kept.
  CommandLine forgetful() {
    return new CommandLine(argv, variables, own, folder, stdin, merged, true);
  }

  /// What the child gets in a variable; empty where it gets none of that name.
  public Optional<String> variable(String name) {
    for (String assignment : own) {
      if (assignment.startsWith(name) && assignment.startsWith("=", name.length())) {
        return Optional.of(assignment.substring(name.length() + 1));
      }
    }
    return Optional.ofNullable(variables.all().get(name));
  }

  /// The whole environment that the child gets, but for its mark.
  public Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(variables.all());
    for (String assignment : own) {
      int equals = assignment.indexOf('=');
      all.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return all;
  }
}
