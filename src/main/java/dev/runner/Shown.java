package dev.runner;

import dev.runner.driver.http.Header;
import dev.runner.driver.http.Masked;
import dev.runner.driver.http.Request;
import dev.runner.driver.process.CommandLine;
import dev.runner.event.Executed;
import dev.runner.mask.Mask;
import dev.runner.plan.Command;
import dev.runner.plan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes of commands and requests what may be shown of them: without what might be a secret, and
/// not without end. Used on the thread that owns the run, for every attempt: it copies little.
final class Shown {
  /// So many characters are kept.
  private static final int MOST = 16 << 10;

  private final List<String> words = new ArrayList<>();
  private final List<String> settings = new ArrayList<>(0);
  private int room = MOST;
  private boolean cut;
  private final Mask mask;

  private Shown(Mask mask) {
    this.mask = mask;
  }

  /// @param folder of the plan
  static Executed of(CommandLine command, Step step, Path folder, Mask mask) {
    Shown shown = new Shown(mask);
    if (!(step.command() instanceof Command.Script)) {
      shown.arguments(command.argv());
    }
    for (String name : step.env().keySet()) {
      shown.add(Secrets.assignment(name, command.variable(name).orElse("")), shown.settings);
    }
    for (String own : command.own()) {
      int equals = own.indexOf('=');
      String name = own.substring(0, equals);
      shown.add(
          step.command() instanceof Command.Script script && secret(script, name)
              ? name + "=" + Secrets.STARS
              : own,
          shown.settings);
    }
    return shown.executed(
        command.folder().equals(folder)
            ? Optional.empty()
            : Optional.of(command.folder().toString()));
  }

  static Executed of(Request request, Mask mask) {
    Shown shown = new Shown(mask);
    shown.add(request.method(), shown.words);
    shown.add(Masked.url(request.url()), shown.words);
    for (Header header : request.headers()) {
      boolean secret = Secrets.promised(header.name());
      shown.add(
          secret ? header.name() + ": " + Secrets.STARS : Masked.header(header), shown.settings);
    }
    return shown.executed(Optional.empty());
  }

  /// Whether the expression behind a variable of a script names a secret, as `env.API_TOKEN` does.
  private static boolean secret(Command.Script script, String name) {
    return Optional.ofNullable(script.values().get(name))
        .map(it -> Secrets.promised(it.toString().replace("target.key", "")))
        .orElse(false);
  }

  private void arguments(List<String> argv) {
    String before = "";
    for (String argument : argv) {
      add(Secrets.argument(argument, before), words);
      before = argument;
    }
  }

  private void add(String given, List<String> into) {
    String text = mask.in(given);
    if (text.length() <= room) {
      into.add(text);
      room -= text.length() + 1;
    } else {
      if (!cut && room > 0) {
        into.add(text.substring(0, room));
      }
      cut = true;
      room = 0;
    }
  }

  private Executed executed(Optional<String> folder) {
    return words.isEmpty() && settings.isEmpty() && folder.isEmpty() && !cut
        ? Executed.NOTHING
        : new Executed(words, settings, folder, cut);
  }
}
