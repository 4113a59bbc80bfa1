package dev.runner.target;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Template;
import dev.runner.plan.TargetSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes an [Input] of what the plan says, its templates filled in.
final class Inputs {
  private final Surroundings around;
  private final Names names;
  private final Locations locations;
  private final StandardInput standardInput;

  /// @param names what templates may use
  /// @param standardInput of the run
  Inputs(Surroundings around, Names names, StandardInput standardInput) {
    this.around = around;
    this.names = names;
    this.locations = new Locations(around.planFolder(), around.home());
    this.standardInput = standardInput;
  }

  Input of(String job, TargetSource source, Consumer<String> warnings) throws SourceException {
    return switch (source) {
      case TargetSource.Single() -> new SingleInput(job);
      case TargetSource.Listed(List<TargetSource.Listed.Row> rows) -> new ListInput(rows);
      case TargetSource.Matrix matrix -> new MatrixInput(matrix);
      case TargetSource.Dirs dirs -> dirs(dirs, warnings);
      case TargetSource.Files files -> files(files, warnings);
      case TargetSource.RowFile file -> file(job, file);
      case TargetSource.Piped() ->
          new PipedInput(
              new Origin.Lines("standard input"), new Opening.OfStandardInput(standardInput, job));
      case TargetSource.CommandOutput command -> command(command);
      case TargetSource.From(Expression list) -> new ValueInput(list, names);
      case TargetSource.FailedOf failed -> new PastInput(failed, around.past());
      case TargetSource.Pages pages -> new PagedInput(pages, around.pages(), names);
    };
  }

  private Input dirs(TargetSource.Dirs dirs, Consumer<String> warnings) throws SourceException {
    Optional<String> containing =
        dirs.containing().isEmpty()
            ? Optional.empty()
            : Optional.of(entry(dirs.containing().get()));
    Search search =
        new Search(containing, filter(dirs.match()), filter(dirs.exclude()), dirs.followSymlinks());
    return switch (dirs.start()) {
      case TargetSource.Dirs.Start.Root(Template root) ->
          new FolderInput(path(root), search, dirs.depth(), warnings);
      case TargetSource.Dirs.Start.Glob(Template glob) ->
          new GlobInput(Entry.Kind.FOLDER, globs(List.of(glob)), search, locations, warnings);
    };
  }

  private Input files(TargetSource.Files files, Consumer<String> warnings) throws SourceException {
    Search search =
        new Search(
            Optional.empty(), filter(List.of()), filter(files.exclude()), files.followSymlinks());
    return new GlobInput(Entry.Kind.FILE, globs(files.patterns()), search, locations, warnings);
  }

  private Input file(String job, TargetSource.RowFile file) throws SourceException {
    String name = text(file.file());
    boolean standard = name.equals("-");
    Opening opening =
        standard
            ? new Opening.OfStandardInput(standardInput, job)
            : new Opening.OfFile(path(file.file()));
    Origin origin = new Origin.Lines(standard ? "standard input" : Quoted.plain(name));
    return new TextInput(origin, opening, TextFormat.of(file.format(), file.path()));
  }

  private Input command(TargetSource.CommandOutput command) throws SourceException {
    List<String> argv = texts(command.argv());
    Origin origin = new Origin.Lines("the output of " + Quoted.word(String.join(" ", argv)));
    return new TextInput(
        origin,
        new Opening.OfCommand(around.commands(), argv),
        TextFormat.of(command.parse(), Optional.empty()));
  }

  private List<GlobInput.Written> globs(List<Template> templates) throws SourceException {
    List<GlobInput.Written> globs = new ArrayList<>();
    for (Template template : templates) {
      String text = text(template);
      globs.add(new GlobInput.Written(text, placed(template, () -> Pattern.all(text, locations))));
    }
    return globs;
  }

  private PathFilter filter(List<Template> templates) throws SourceException {
    List<String> patterns = texts(templates);
    return templates.isEmpty()
        ? new PathFilter(patterns, locations)
        : placed(templates.getFirst(), () -> new PathFilter(patterns, locations));
  }

  private Path path(Template template) throws SourceException {
    String text = text(template);
    return placed(template, () -> locations.path(text));
  }

  /// The name of something in a folder.
  private String entry(Template template) throws SourceException {
    path(template);
    return text(template);
  }

  private List<String> texts(List<Template> templates) throws SourceException {
    List<String> texts = new ArrayList<>();
    for (Template template : templates) {
      texts.add(text(template));
    }
    return texts;
  }

  private String text(Template template) throws SourceException {
    try {
      return template.text(names);
    } catch (EvaluationException e) {
      throw SourceException.invalid(Quoted.message(e.located()));
    }
  }

  /// Something made of a template's text.
  private interface Made<T> {
    T make() throws SourceException;
  }

  /// Says where the template stands when its text is of no use.
  private static <T> T placed(Template template, Made<T> made) throws SourceException {
    try {
      return made.make();
    } catch (SourceException e) {
      throw SourceException.invalid(template.span().where() + ": " + e.getMessage());
    }
  }
}
