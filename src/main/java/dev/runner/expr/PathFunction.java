package dev.runner.expr;

import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

/// The functions of paths, which they take as text: nothing is looked up.
enum PathFunction implements Function {
  BASENAME(
      "basename",
      giving(Result.STRING, STRING.named("path")),
      "The last name of a path.",
      "basename('/srv/src/app/') -> \"app\""),
  DIRNAME(
      "dirname",
      giving(Result.STRING, STRING.named("path")),
      "A path without its last name.",
      "dirname('/srv/src/app') -> \"/srv/src\""),
  EXTENSION(
      "extension",
      giving(Result.STRING, STRING.named("path")),
      "The end of the last name of a path from its last dot on; empty where it has none.",
      "extension('/srv/a.tar.gz') -> \".gz\"",
      "extension('.bashrc') -> \"\""),
  STEM(
      "stem",
      giving(Result.STRING, STRING.named("path")),
      "The last name of a path without its extension.",
      "stem('/srv/a.tar.gz') -> \"a.tar\""),
  JOIN_PATH(
      "joinPath",
      giving(Result.STRING, STRING.named("path"), STRING.repeated("part")),
      "The path with the parts behind it, with one slash between two.",
      "joinPath('/srv/', 'src', '/app') -> \"/srv/src/app\""),
  NORMALIZE_PATH(
      "normalizePath",
      giving(Result.STRING, STRING.named("path")),
      "The path without `.`, `..`, doubled slashes and one at its end, as far as they can be left out.",
      "normalizePath('a/./b//../c/') -> \"a/c\""),
  RELATIVE_PATH(
      "relativePath",
      giving(Result.STRING, STRING.named("path"), STRING.named("base")),
      "The path as it is written from another folder on.",
      "relativePath('/srv/src/app', '/srv/etc') -> \"../src/app\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  PathFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case BASENAME -> arguments.text(Routes.last(arguments.string(0)));
      case DIRNAME -> arguments.text(Routes.before(arguments.string(0)));
      case EXTENSION -> arguments.text(Routes.extension(arguments.string(0)));
      case STEM -> arguments.text(Routes.stem(arguments.string(0)));
      case JOIN_PATH -> Routes.joined(arguments);
      case NORMALIZE_PATH -> arguments.text(Routes.normal(arguments.string(0)));
      case RELATIVE_PATH -> Routes.relative(arguments);
    };
  }
}
