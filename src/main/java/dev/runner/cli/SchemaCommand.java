package dev.runner.cli;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `runner schema`: prints a JSON Schema.
final class SchemaCommand implements Command {
  private final Surroundings surroundings;

  /// What has a schema.
  enum Document {
    PLAN,
    FRAGMENT,
    REPORT,
    EVENT,
    PROBLEMS,
    OUTLINE
  }

  SchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Prints the JSON Schema of plans, of the files that they include, of the JSON report, of the lines of events, of the"
            + " problems of `validate -o json`, or of the outline of `plan -o json`.",
        "",
        "Examples:",
        "  runner schema >plan.schema.json    for an editor: # yaml-language-server: $schema=...",
        "  runner schema fragment             beside it, for files that plans include",
        "  runner schema report");
    syntax.parameter(
        PositionalParamSpec.builder()
            .type(Document.class)
            .converters(Words.oneOf(Document.class))
            .completionCandidates(Words.of(Document.class))
            .arity("0..1")
            .index("0")
            .paramLabel("DOCUMENT")
            .description(
                "plan (which it is where nothing is said), fragment, report, event, problems or outline.")
            .build());
  }

  @Override
  public int run(ParseResult given) throws IOException {
    Document document = given.matchedPositionalValue(0, Document.PLAN);
    String name = "/schemas/" + document.name().toLowerCase(Locale.ROOT) + ".schema.json";
    return Broken.printed(surroundings, BuiltIn.text(name));
  }
}
