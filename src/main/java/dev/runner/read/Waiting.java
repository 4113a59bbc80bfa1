package dev.runner.read;

import dev.runner.plan.Job;
import dev.runner.plan.Need;
import dev.runner.plan.Step;
import dev.runner.text.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds jobs that would wait for ever: for services that there are not, or for the end of services
/// that go on until somebody who waits has ended.
final class Waiting {
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Problems problems;

  Waiting(List<Job> jobs, Problems problems) {
    jobs.forEach(it -> this.jobs.putIfAbsent(it.id(), it));
    this.problems = problems;
  }

  void check() {
    for (Job job : jobs.values()) {
      for (Need need : job.needs()) {
        Job needed = jobs.get(need.job());
        if (needed != null) {
          check(job, need, needed);
        }
      }
    }
  }

  private void check(Job job, Need need, Job needed) {
    boolean ready = need.condition() == Need.Condition.READY;
    if (ready && needed.services().isEmpty()) {
      problems.error(
          need.span(),
          "`" + needed.id() + "` has no `background` step, so that it is never ready",
          "leave the condition out: it is needed to succeed then");
    } else if (ready) {
      circle(job, needed);
    } else if (endless(needed)) {
      problems.error(
          need.span(),
          "`" + needed.id() + "` goes on until nothing needs it, and this would wait for its end",
          "say `{" + needed.id() + ": {condition: ready}}`");
    }
  }

  /// Whether it has a service that no other step needs, nor another job that waits for it to be
  /// ready.
  private boolean endless(Job job) {
    Set<String> needed = new HashSet<>();
    job.steps().forEach(it -> needed.addAll(it.needs()));
    boolean lasting = job.services().stream().map(Step::id).anyMatch(it -> !needed.contains(it));
    return lasting && jobs.values().stream().noneMatch(it -> waitsFor(it, job));
  }

  private static boolean waitsFor(Job job, Job needed) {
    return job.needs().stream()
        .anyMatch(it -> it.condition() == Need.Condition.READY && it.job().equals(needed.id()));
  }

  /// What this job waits for must not wait for the end of services that go on until this job has
  /// ended.
  private void circle(Job job, Job needed) {
    for (Job before : before(job, new LinkedHashMap<>()).values()) {
      before.needs().stream()
          .filter(it -> it.job().equals(needed.id()))
          .filter(it -> it.condition() != Need.Condition.READY)
          .forEach(
              it ->
                  problems.error(
                      it.span(),
                      "this waits for the end of `"
                          + needed.id()
                          + "`, which goes on until `"
                          + job.id()
                          + "` has ended, which waits for this",
                      "say `{" + needed.id() + ": {condition: ready}}`"));
    }
  }

  private Map<String, Job> before(Job job, Map<String, Job> found) {
    for (Need need : job.needs()) {
      Job needed = jobs.get(need.job());
      if (needed != null && found.putIfAbsent(needed.id(), needed) == null) {
        before(needed, found);
      }
    }
    return found;
  }
}
