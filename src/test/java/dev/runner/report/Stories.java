package dev.runner.report;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Usage;
import dev.runner.event.Verdict;
import dev.runner.expr.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Runs that several tests tell.
final class Stories {
  static final Outcome EXIT_128 = Outcome.failed(new Reason.Exit(128));
  static final Outcome FAIL_FAST = Outcome.cancelled(new Reason.FailFast());

  private Stories() {}

  /// A status table of repositories, one of which could not be fetched.
  static Story repositories(JobStory job) {
    return Story.of(
            job.step("fetch", 2)
                .step("state")
                .column("repo", "target.key")
                .column("branch", "steps.state.outputs.branch")
                .column("dirty", "steps.state.outputs.dirty"))
        .target("status", "app", Outcome.SUCCEEDED, 210, fetched(), state("main", 12))
        .target("status", "文档", Outcome.SUCCEEDED, 310, fetched(), state("feature/wide", 0))
        .target("status", "broken", EXIT_128, 3300, notFetched(), needless())
        .target("status", "lib", Outcome.SUCCEEDED, 95, fetched(), state("main", 3));
  }

  private static TaskStory fetched() {
    return TaskStory.of("fetch");
  }

  private static TaskStory notFetched() {
    return TaskStory.of("fetch")
        .ended(EXIT_128)
        .attempts(3)
        .took(3200)
        .stderr("Cloning into 'broken'...\nfatal: could not read from remote repository\n");
  }

  private static TaskStory needless() {
    return TaskStory.never("state", Outcome.skipped(new Reason.Need("fetch")));
  }

  private static TaskStory state(String branch, long dirty) {
    return TaskStory.of("state")
        .output("branch", Value.of(branch))
        .output("dirty", Value.of(dirty));
  }

  /// Jobs of every kind: single ones, one over hosts that was stopped, one without targets.
  static Story release() {
    Reason spawn = new Reason.Spawn("cannot run `ssh`: No such file or directory");
    return Story.of(
            JobStory.single("build"),
            JobStory.single("lint"),
            JobStory.of("deploy").called("Deploy to all hosts").needs("build").step("copy", 1),
            JobStory.of("clean"),
            JobStory.of("audit").needs("deploy"),
            JobStory.single("notify").needs("deploy"))
        .ok("build", "build", 61_234)
        .ok("lint", "lint", 980)
        .target("deploy", "host-1.example.org", Outcome.SUCCEEDED, 1205, TaskStory.of("copy"))
        .target(
            "deploy",
            "host-2.example.org",
            Outcome.failed(spawn),
            20,
            TaskStory.of("copy").ended(Outcome.failed(spawn)).attempts(2).took(20))
        .target(
            "deploy",
            "host-3.example.org",
            FAIL_FAST,
            900,
            TaskStory.of("copy").ended(FAIL_FAST).took(900).stdout("sending\n12 files\n"))
        .target("deploy", "host-4.example.org", FAIL_FAST, 0)
        .ended("audit", Verdict.SKIPPED)
        .target("notify", "notify", Outcome.skipped(new Reason.Need("deploy")), 0)
        .took(Duration.ofMillis(65_300));
  }

  /// Every reason, every kind of value, and text that wants to do harm.
  static Story everything() {
    JobStory job = JobStory.of("all").column("key", "target.key").column("x", "steps.a.outputs.x");
    Story story = Story.of(job.step("a").step("b").service("c"), JobStory.of("none"));
    reasons().forEach(reason -> told(story, reason));
    Usage usage = new Usage(Duration.ofSeconds(1), Duration.ofMillis(2), OptionalLong.of(3));
    TaskStory rich =
        TaskStory.of("a").stdout(hostile()).stderr(new byte[] {(byte) 0xff, 'x'}).using(usage);
    for (Value value : values()) {
      story.target("all", "v" + value.kind(), Outcome.SUCCEEDED, 1, rich.output("x", value));
    }
    story.target("all", hostile(), Outcome.SUCCEEDED, 1, rich.output("\ud800", Value.NULL));
    TaskStory served = TaskStory.of("c").attempts(2);
    story.target("all", "served", Outcome.SUCCEEDED, 1, rich, served);
    Outcome tolerated = new Outcome.Failed(new Reason.Exit(-1), true);
    return story.target("all", "ok", Outcome.SUCCEEDED, 1, TaskStory.of("a").ended(tolerated));
  }

  private static void told(Story story, Reason reason) {
    Outcome cancelled = Outcome.cancelled(reason);
    story.target("all", reason.kind() + " c", cancelled, 5, TaskStory.of("a").ended(cancelled));
    Outcome failed = Outcome.failed(reason);
    TaskStory never = TaskStory.never("b", Outcome.skipped(reason));
    story.target("all", reason.kind(), failed, 5, TaskStory.of("a").ended(failed), never);
  }

  private static Stream<Reason> reasons() {
    return Stream.of(
        new Reason.Exit(1),
        new Reason.Signal(9),
        new Reason.Timeout(Duration.ofSeconds(5)),
        new Reason.Spawn(hostile()),
        new Reason.Require("no"),
        new Reason.Expression("plan.yaml:3:4: no field `x`"),
        new Reason.Source("targets.csv: No such file or directory"),
        new Reason.Need("b"),
        new Reason.Condition(),
        new Reason.FailFast(),
        new Reason.Interrupted(),
        new Reason.BrokenOff(),
        new Reason.Deadline(Duration.ofMinutes(45)));
  }

  private static List<Value> values() {
    return List.of(
        Value.NULL,
        Value.TRUE,
        Value.of(-12),
        Value.of(hostile()),
        new Value.Arr(List.of(Value.of(1), Value.NULL)),
        new Value.Obj(Map.of("a b", new Value.Arr(List.of()))));
  }

  /// Escape sequences of all sorts, line breaks, overrides of direction, half a character, wide
  /// ones.
  static String hostile() {
    return "\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\u2066abc\r\n\t\0\u007f\ud83d"
        + "\u2028,\"文\ud83d\udc69\u200d\ud83d\udc67</script>`|'";
  }
}
