package dev.runner.cli;

import dev.runner.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `runner init`: writes a plan to begin with. It asks nothing and replaces nothing.
final class InitCommand implements Command {
  private static final Path STDOUT = Path.of("-");

  private final Surroundings surroundings;

  InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command("Writes a plan to begin with, with comments.", footer());
    syntax.value(
        Path.class,
        Path::of,
        "FILE",
        "The file; plan.yaml where nothing is said, - is stdout.",
        "-o",
        "--output");
    syntax.parameter(
        PositionalParamSpec.builder()
            .type(Starter.class)
            .converters(Starter::read)
            .completionCandidates(Starter.words())
            .arity("0..1")
            .index("0")
            .paramLabel("KIND")
            .description("What it does; " + Starter.COMMANDS.word() + " where nothing is said.")
            .build());
  }

  private static String[] footer() {
    List<String> lines = new ArrayList<>(List.of("", "Kinds:"));
    lines.addAll(Starter.table());
    lines.addAll(
        List.of(
            "",
            "A file that is there stays as it is.",
            "",
            "Examples:",
            "  runner init",
            "  runner init csv-api -o import.yaml"));
    return lines.toArray(String[]::new);
  }

  @Override
  public int run(ParseResult given) throws IOException {
    Starter starter = given.matchedPositionalValue(0, Starter.COMMANDS);
    Path file = given.matchedOptionValue("-o", Path.of("plan.yaml"));
    String text = BuiltIn.text(starter.resource());
    if (file.equals(STDOUT)) {
      return Broken.printed(surroundings, text);
    }
    write(starter, file, text);
    next(
        starter,
        Printable.line(ShellWords.of(List.of(file.toString()))),
        given.hasMatchedPositional(0));
    return ExitCode.OK;
  }

  private void write(Starter starter, Path file, String text) {
    Path located = surroundings.located(file);
    try {
      create(located, text);
    } catch (FileAlreadyExistsException e) {
      throw new Abort(
          ExitCode.IO,
          "runner: %s: is there already, and stays as it is; `runner init %s -o FILE` writes elsewhere"
              .formatted(Printable.line(file.toString()), starter.word()));
    } catch (IOException e) {
      String why =
          e instanceof NoSuchFileException
              ? "there is no such folder"
              : String.valueOf(e.getMessage());
      throw new Abort(
          ExitCode.IO, "runner: " + Printable.line(file + ": can't be written: " + why));
    }
  }

  /// The whole file, or none.
  private static void create(Path file, String text) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    }
  }

  /// What to do with it.
  private void next(Starter starter, String file, boolean chosen) {
    String rest = file + (starter.params().isEmpty() ? "" : " " + starter.params());
    List<String> lines = new ArrayList<>(List.of("wrote " + file + ": " + starter.title(), ""));
    lines.addAll(
        Starter.columns(
            List.of(
                List.of("runner validate " + file, "what is wrong with it"),
                List.of("runner plan " + rest, "what it would do"),
                List.of("runner apply " + rest, "does it"),
                List.of("runner explain", "what its keys mean"))));
    if (!chosen) {
      lines.addAll(List.of("", "Other kinds, by runner init KIND -o FILE:", ""));
      lines.addAll(Starter.table());
    }
    lines.forEach(surroundings.out()::println);
  }
}
