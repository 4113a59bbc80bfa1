package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.RunOptions;
import dev.runner.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// `runner cron`: prints what makes cron, or systemd, run a plan.
final class CronCommand implements Command {
  private final Surroundings surroundings;

  CronCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Prints the line of a crontab, and a timer of systemd, that run a plan: quietly unless"
            + " something fails, going on with a run that could not finish, and not while"
            + " another one is under way (unless the plan says otherwise). Changes nothing.",
        "",
        "Examples:",
        "  runner cron plan.yaml --at '0 3 * * *'",
        "  runner cron plan.yaml --at '*/15 8-18 * * 1-5' -p stage=production",
        "  (crontab -l; runner cron plan.yaml --at '0 3 * * *' | grep -m1 ^0) | crontab -");
    PlanArguments.addTo(syntax);
    StateArguments.addTo(syntax);
    syntax.value(String.class, it -> it, "TIME", "When: the five fields of a crontab.", "--at");
  }

  @Override
  public int run(ParseResult given) {
    String at = given.matchedOptionValue("--at", "");
    if (at.isEmpty()) {
      throw new Abort(ExitCode.USAGE, "runner: --at is missing, such as --at '0 3 * * *'");
    }
    CronTime time = CronTime.parse(at);
    Loaded loaded = PlanArguments.of(given).sound(surroundings, RunOptions.NONE);
    Plan plan = loaded.graph().plan();
    List<String> command = command(given, plan);
    crontab(time, plan, command);
    systemd(time, plan, command);
    return ExitCode.OK;
  }

  /// All paths in it are absolute: cron starts at home, with little in its environment.
  private List<String> command(ParseResult given, Plan plan) {
    Path name = Path.of(plan.source().name()).getFileName();
    Path file = plan.folder().resolve(name == null ? Path.of("") : name).toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("runner.home", "/usr"), "bin", "runner").toString());
    command.addAll(List.of("apply", file.normalize().toString(), "-q", "--resume"));
    if (plan.overlap().equals(dev.runner.plan.Overlap.USUAL)) {
      command.addAll(List.of("--overlap", "skip"));
    }
    for (String param : Syntax.all(given, "-p")) {
      command.addAll(List.of("-p", param));
    }
    if (given.hasMatchedOption("--state-dir")) {
      String state = StateArguments.of(given, surroundings).path().toString();
      command.addAll(List.of("--state-dir", state));
    }
    return command;
  }

  private void crontab(CronTime time, Plan plan, List<String> command) {
    surroundings.out().println("# crontab -e: " + plan.name() + "; mail goes to MAILTO");
    // A percent sign ends the line in a crontab.
    String line = ShellWords.of(command).replace("%", "\\%");
    surroundings.out().println(time.crontab() + " " + line);
  }

  private void systemd(CronTime time, Plan plan, List<String> command) {
    String unit = plan.name().replaceAll("[^A-Za-z0-9_-]", "_");
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("# or ~/.config/systemd/user/" + unit + ".service");
    lines.add("[Unit]");
    lines.add("Description=" + plan.description().orElse(plan.name()).replace("%", "%%"));
    lines.add("[Service]");
    lines.add("Type=oneshot");
    lines.add("ExecStart=" + quoted(command));
    // 75 says: the deadline came, the next time goes on.
    lines.add("SuccessExitStatus=75");
    lines.add("");
    lines.add("# and ~/.config/systemd/user/" + unit + ".timer");
    lines.add("[Timer]");
    time.calendars().forEach(it -> lines.add("OnCalendar=" + it));
    lines.add("Persistent=true");
    lines.add("[Install]");
    lines.add("WantedBy=timers.target");
    lines.add("");
    lines.add("# then: systemctl --user enable --now " + unit + ".timer");
    lines.forEach(surroundings.out()::println);
  }

  /// As `systemd.service(5)` reads it.
  private static String quoted(List<String> command) {
    return String.join(
        " ",
        command.stream()
            .map(it -> it.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%"))
            .map(it -> it.replace("$", "$$"))
            .map(it -> it.matches("[A-Za-z0-9_./=:%-]+") ? it : "\"" + it + "\"")
            .toList());
  }
}
