package dev.runner;

import dev.runner.plan.Job;
import dev.runner.plan.TargetSource;
import dev.runner.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the job that targets of the caller are meant for.
///
/// @param all those of the plan
/// @param chosen those that the caller asked for; empty: all
/// @param included those that will run
record GivenJobs(List<Job> all, Collection<String> chosen, Collection<String> included) {
  private static final Pattern NAMED =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)=(.*)", Pattern.DOTALL);

  /// A job, and what was given for it.
  record Meant(Job job, String text) {}

  /// It can't be told which job is meant; the message goes on behind the option's name.
  static final class Unclear extends Exception {
    private static final long serialVersionUID = 1;

    Unclear(String message) {
      super(message, null, false, false);
    }
  }

  Meant of(GivenTargets targets) throws Unclear {
    Matcher named = NAMED.matcher(targets.text());
    return named.matches()
        ? new Meant(named(named.group(1), targets), named.group(2))
        : new Meant(only(targets.option()), targets.text());
  }

  private Job named(String id, GivenTargets targets) throws Unclear {
    Job job =
        all.stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Unclear(" " + id + "=...: " + unknown(id, targets.form())));
    if (!hasTargets(job)) {
      throw new Unclear(" " + id + "=...: the job `" + id + "` has no `targets` to replace");
    }
    if (!included.contains(id)) {
      throw new Unclear(" " + id + "=...: the job `" + id + "` is not among those of --job");
    }
    return job;
  }

  private String unknown(String id, GivenTargets.Form form) {
    String instead =
        switch (form) {
          case LIST -> "targets with a `=` are written as a JSON array";
          case FILE -> "a file with a `=` in its name is written as ./" + id + "=...";
        };
    return "the plan has no job `"
        + id
        + "`; "
        + Nearest.to(id, all.stream().map(Job::id).toList())
            .map(it -> "did you mean `" + it + "`?")
            .orElse(instead);
  }

  private Job only(String option) throws Unclear {
    List<Job> some =
        all.stream()
            .filter(it -> chosen.isEmpty() || chosen.contains(it.id()))
            .filter(GivenJobs::hasTargets)
            .toList();
    if (some.size() == 1) {
      return some.getFirst();
    }
    throw new Unclear(some.isEmpty() ? none() : several(some, option));
  }

  private String none() {
    return chosen.isEmpty()
        ? ": no job of the plan has `targets` to replace"
        : ": no job of --job has `targets` to replace";
  }

  private static String several(List<Job> jobs, String option) {
    String ids = jobs.stream().map(Job::id).collect(Collectors.joining(", "));
    return ": several jobs have `targets` ("
        + ids
        + "): choose one with --job NAME, or say which is meant with "
        + option
        + " NAME=...";
  }

  private static boolean hasTargets(Job job) {
    return !(job.targets().source() instanceof TargetSource.Single);
  }
}
