package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.plan.FailFast;
import dev.runner.plan.Rate;
import dev.runner.plan.StreamMode;
import dev.runner.progress.ProgressMode;
import dev.runner.report.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// The options of every command that runs something, as given.
///
/// @param stream how children's output is shown; empty where the caller doesn't say
/// @param progress how it is told how far it is
/// @param outputs a folder for what children print; relative to the caller's, or that of `-C`
/// @param reports files that reports go to besides
/// @param open whether the page of the run is shown
/// @param events a file for the lines of the journal, or `-`
record RunArguments(
    RunOptions options,
    Optional<StreamMode> stream,
    ProgressMode progress,
    Optional<Path> outputs,
    Optional<Path> events,
    Format format,
    List<ReportFiles.Wanted> reports,
    Quiet silence,
    boolean open,
    boolean verbose,
    boolean dryRun,
    Colour colour) {
  private static final Path STDOUT = Path.of("-");

  /// What a report can be written as, for people.
  static final String FORMATS = "table, json, jsonl, junit, markdown, csv, html.";

  /// When colours are used.
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /// Whether colours go to a stream.
    ///
    /// @param terminal whether it is one that may have colours
    boolean on(boolean terminal) {
      return switch (this) {
        case ALWAYS -> true;
        case NEVER -> false;
        case AUTO -> terminal;
      };
    }
  }

  /// All of them.
  static void addTo(Syntax syntax) {
    addChoice(syntax);
    addLimits(syntax);
    addTelling(syntax);
    syntax.flag("Only show what would be done.", "-n", "--dry-run");
  }

  /// Those that decide what is done.
  static void addDecidingTo(Syntax syntax) {
    addChoice(syntax);
    addLimits(syntax);
    syntax.flag("Show every target.", "-v", "--verbose");
  }

  /// Where the lines of the journal go, besides.
  static void addEventsTo(Syntax syntax) {
    syntax.value(
        Path.class,
        Path::of,
        "FILE",
        "Also writes what happens, as it happens, as JSON lines; - is stdout, without a report.",
        "--events");
  }

  /// Those that decide whether jobs run again.
  static void addWatchTo(Syntax syntax) {
    syntax.flag(
        "Go on until Ctrl-C, and run again what changed files concern: as jobs say, or all.",
        "-w",
        "--watch");
    syntax.flag("Run once, also where jobs say `watch`.", "--no-watch");
  }

  /// Those of a command without jobs.
  static void addWithoutJobsTo(Syntax syntax) {
    addLimits(syntax);
    addTelling(syntax);
    syntax.flag("Only show what would be done.", "-n", "--dry-run");
  }

  private static void addChoice(Syntax syntax) {
    syntax.several("ID", "Only this job and those that it needs; repeatable.", "--job");
    syntax.several("GLOB", "Only targets whose key matches; repeatable.", "--target");
  }

  private static void addLimits(Syntax syntax) {
    syntax.value(
        Integer.class,
        Words::concurrency,
        "N",
        "At most N attempts at once, instead of the plan's; 50% is half of the cores.",
        "-j",
        "--concurrency");
    syntax.flag("Don't stop at failures: turns every fail_fast off.", "-k", "--keep-going");
    syntax.optional(
        FailFast.class,
        Words::failFast,
        List.of(),
        "N",
        "Stop when N targets, or N%, have failed; 1 where N is left out.",
        "--fail-fast");
    syntax.value(
        Rate.class,
        Words::rate,
        "RATE",
        "At most so many starts in a time: 20/s, 80/1m. The stricter holds.",
        "--rate-limit");
    syntax.value(
        Duration.class,
        Words::duration,
        "TIME",
        "At most so long for each attempt: 30s, 5m. The stricter holds.",
        "--timeout");
  }

  private static void addTelling(Syntax syntax) {
    syntax.choice(
        StreamMode.class,
        "MODE",
        "How commands' output is shown: live, group, prefixed, failures, none.",
        "--stream");
    syntax.choice(
        ProgressMode.class,
        "HOW",
        "How far it is: bar, plain, json, none; auto is a bar on a terminal, lines elsewhere.",
        "--progress");
    syntax.value(
        Path.class,
        Path::of,
        "DIR",
        "Also writes what commands print: DIR/JOB/KEY/STEP.out and STEP.err.",
        "--output-dir");
    syntax.choice(
        Format.class,
        "FORMAT",
        "What is printed on stdout at the end: " + FORMATS,
        "-o",
        "--output");
    ReportFiles.addTo(syntax);
    syntax.flag("Print nothing unless something went wrong.", "-q");
    syntax.optional(
        Quiet.class,
        Quiet::of,
        List.of("changed"),
        "changed",
        "Like -q; `--quiet=changed`: unless it went otherwise than the time before.",
        "--quiet");
    syntax.flag("Tell every start, end and retry.", "-v", "--verbose");
    addColourTo(syntax);
  }

  static void addColourTo(Syntax syntax) {
    syntax.choice(
        Colour.class, "WHEN", "auto, always, never; auto also heeds NO_COLOR.", "--color");
  }

  static Colour colour(ParseResult given) {
    return given.matchedOptionValue("--color", Colour.AUTO);
  }

  static RunArguments of(ParseResult given) {
    return new RunArguments(
        options(given),
        Optional.ofNullable(given.<StreamMode>matchedOptionValue("--stream", null)),
        given.matchedOptionValue("--progress", ProgressMode.AUTO),
        located(given, "--output-dir"),
        events(given),
        format(given),
        ReportFiles.of(given),
        quiet(given),
        given.hasMatchedOption("--open"),
        given.hasMatchedOption("-v"),
        given.hasMatchedOption("-n"),
        colour(given));
  }

  /// Commands that run nothing print something else.
  private static Format format(ParseResult given) {
    Object said = given.matchedOptionValue("-o", (Object) Format.TABLE);
    return said instanceof Format format ? format : Format.TABLE;
  }

  private static Optional<Path> events(ParseResult given) {
    boolean stdout = STDOUT.equals(given.<Path>matchedOptionValue("--events", null));
    if (stdout && format(given) != Format.TABLE) {
      throw new Abort(
          ExitCode.USAGE, "runner: --events - and -o would both write to stdout: name a FILE");
    }
    return stdout ? Optional.of(STDOUT) : located(given, "--events");
  }

  private static Optional<Path> located(ParseResult given, String option) {
    Path folder = given.matchedOptionValue("-C", Path.of(""));
    return Optional.ofNullable(given.<Path>matchedOptionValue(option, null))
        .map(it -> it.startsWith("~") ? it : folder.resolve(it));
  }

  private static Quiet quiet(ParseResult given) {
    Quiet usual = given.hasMatchedOption("-q") ? Quiet.SUCCESS : Quiet.NEVER;
    return given.matchedOptionValue("--quiet", usual);
  }

  /// Whether nothing is told as long as all goes well.
  boolean quiet() {
    return silence != Quiet.NEVER;
  }

  boolean eventsOnStdout() {
    return events.filter(STDOUT::equals).isPresent();
  }

  /// Whether a page of the run is made.
  boolean html() {
    return open
        || format == Format.HTML
        || reports.stream().anyMatch(it -> it.format() == Format.HTML);
  }

  /// How it is shown what would be done.
  OutlineFormat outline() {
    return format == Format.JSON ? OutlineFormat.JSON : OutlineFormat.TEXT;
  }

  /// Whether what stands on stdout is for a program, and that alone.
  boolean machine() {
    return format != Format.TABLE || eventsOnStdout();
  }

  private static RunOptions.Watched watched(ParseResult given) {
    if (given.hasMatchedOption("--watch") && given.hasMatchedOption("--no-watch")) {
      throw new Abort(ExitCode.USAGE, "runner: --watch and --no-watch exclude each other");
    }
    return given.hasMatchedOption("--no-watch")
        ? RunOptions.Watched.NONE
        : given.hasMatchedOption("--watch")
            ? RunOptions.Watched.ALL
            : RunOptions.Watched.AS_PLANNED;
  }

  private static RunOptions options(ParseResult given) {
    return new RunOptions(
        Optional.ofNullable(given.<Integer>matchedOptionValue("-j", null)),
        given.hasMatchedOption("-k"),
        Optional.ofNullable(given.<FailFast>matchedOptionValue("--fail-fast", null)),
        Optional.ofNullable(given.<Rate>matchedOptionValue("--rate-limit", null)),
        Optional.ofNullable(given.<Duration>matchedOptionValue("--timeout", null)),
        watched(given),
        Syntax.all(given, "--job"),
        Syntax.all(given, "--target"));
  }

  /// Whether colours go to a stream.
  ///
  /// @param terminal whether it is one that may have colours
  boolean colours(boolean terminal) {
    return colour.on(terminal);
  }
}
