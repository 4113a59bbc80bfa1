package dev.runner.cli;

import dev.runner.RunOptions;
import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Json;
import dev.runner.expr.Names;
import dev.runner.expr.Scope;
import dev.runner.expr.Template;
import dev.runner.expr.Type;
import dev.runner.expr.Value;
import dev.runner.plan.Plan;
import dev.runner.schedule.RunNames;
import dev.runner.text.Excerpt;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `runner eval`: the value of an expression.
final class EvalCommand implements Command {
  private static final int LONGEST = 1 << 20;
  private static final String RUNNING = "is only known while a plan runs";
  private static final List<String> ELSEWHERE =
      List.of(
          "target",
          "job",
          "steps",
          "needs",
          "run",
          "secrets",
          "stdout",
          "stderr",
          "exit_code",
          "json");

  private final Surroundings surroundings;

  /// How the value is printed.
  enum Form {
    TEXT,
    JSON
  }

  EvalCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void declare(Syntax syntax) {
    syntax.command(
        "Prints the value of an expression: a string as it is, any other value as JSON.",
        "",
        "Names are params (what -p gives, as strings) and env; with a plan its params, vars and",
        "env, typed as there. A text with ${{ }} in it is filled in. - reads standard input. An",
        "expression that begins with a minus stands behind --.",
        "",
        "Examples:",
        "  runner eval '1 + 2 * 3'",
        "  runner eval \"sort(['b', 'a'])\" -o json",
        "  runner eval -p name=App \"lower(params.name) in ['app', 'api']\"",
        "  runner eval plan.yaml -p root=/srv 'joinPath(params.root, vars.folder)'",
        "  runner eval \"date(epoch('2026-01-31') + duration('7d'), '%%F')\"");
    syntax.synopsis("runner eval [OPTIONS] [PLAN] EXPRESSION");
    syntax.positionals(
        "EXPRESSION", "The expression; before it, if its names are to be known, a plan.");
    PlanArguments.addOptionsTo(syntax);
    syntax.choice(Form.class, "FORM", "text (usual), json: strings too.", "-o", "--output");
  }

  @Override
  public int run(ParseResult given) {
    return Broken.guarded(surroundings, () -> evaluate(given));
  }

  private int evaluate(ParseResult given) throws IOException {
    List<String> words = given.matchedPositionalValue(0, List.of());
    if (words.isEmpty() || words.size() > 2) {
      throw new Abort(
          ExitCode.USAGE,
          words.isEmpty()
              ? "runner: eval needs an expression, as in: runner eval '1 + 2'"
              : "runner: eval takes a plan and one expression: put it into quotes");
    }
    Map<String, Value> known = words.size() == 2 ? ofPlan(given, words.getFirst()) : bare(given);
    Source source = source(words.getLast());
    Problems problems = new Problems();
    Optional<Value> value = value(source, known, problems);
    if (value.isEmpty()) {
      surroundings.err().print(Excerpt.of(problems.all()));
      return ExitCode.INVALID;
    }
    print(value.get(), given.matchedOptionValue("-o", Form.TEXT));
    return ExitCode.OK;
  }

  private Map<String, Value> ofPlan(ParseResult given, String file) throws IOException {
    Plan plan =
        PlanArguments.of(given, Path.of(file)).sound(surroundings, RunOptions.NONE).graph().plan();
    Names names = new RunNames(plan, "", surroundings.environment()).plan();
    Map<String, Value> known = new LinkedHashMap<>();
    for (String name : List.of("params", "vars", "env")) {
      try {
        names.named(name).ifPresent(it -> known.put(name, it));
      } catch (EvaluationException e) {
        throw new Abort(ExitCode.INVALID, "runner: " + e.located());
      }
    }
    return known;
  }

  private Map<String, Value> bare(ParseResult given) {
    Map<String, Value> known = new LinkedHashMap<>();
    known.put("params", strings(PlanArguments.params(given)));
    known.put("env", strings(surroundings.environment()));
    return known;
  }

  private static Value strings(Map<String, String> texts) {
    Map<String, Value> values = new LinkedHashMap<>();
    texts.forEach((name, text) -> values.put(name, Value.of(text)));
    return new Value.Obj(values);
  }

  private static Source source(String word) throws IOException {
    if (!word.equals("-")) {
      return new Source("expression", word);
    }
    try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new Abort(ExitCode.INVALID, "runner: the expression is larger than 1 MiB");
      }
      return new Source("stdin", new String(bytes, StandardCharsets.UTF_8).stripTrailing());
    }
  }

  /// The value; empty when something is wrong, which is added to `problems`.
  private static Optional<Value> value(Source source, Map<String, Value> known, Problems problems) {
    Text text = Text.verbatim(source.text(), source.span(0, source.text().length()));
    Names names = name -> Optional.ofNullable(known.get(name));
    try {
      return source.text().contains("${{")
          ? filled(text, scope(known), names, problems)
          : evaluated(text, scope(known), names, problems);
    } catch (EvaluationException e) {
      problems.error(e.span(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Value> evaluated(Text text, Scope scope, Names names, Problems problems)
      throws EvaluationException {
    Optional<Expression> expression = Expression.parse(text, problems);
    expression.ifPresent(it -> it.check(scope, problems));
    return problems.any()
        ? Optional.empty()
        : Optional.of(expression.orElseThrow().evaluate(names));
  }

  private static Optional<Value> filled(Text text, Scope scope, Names names, Problems problems)
      throws EvaluationException {
    Optional<Template> template = Template.parse(text, problems);
    template.ifPresent(it -> it.checkValue(scope, problems));
    return problems.any() ? Optional.empty() : Optional.of(template.orElseThrow().value(names));
  }

  private static Scope scope(Map<String, Value> known) {
    Map<String, Type> types = new LinkedHashMap<>();
    known.forEach((name, value) -> types.put(name, Type.of(value)));
    Map<String, String> elsewhere = new LinkedHashMap<>();
    ELSEWHERE.forEach(it -> elsewhere.put(it, RUNNING));
    elsewhere.put("env.*", "is not set");
    elsewhere.put("free_port()", RUNNING);
    if (!known.containsKey("vars")) {
      elsewhere.put("vars", "is known with a plan: runner eval plan.yaml EXPRESSION");
      elsewhere.put("params.*", "is not given: -p NAME=VALUE");
    }
    return new Scope(types, false, elsewhere);
  }

  /// A value whose items are all the same text may be larger as JSON than the memory.
  private void print(Value value, Form form) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(surroundings.stdout(), StandardCharsets.UTF_8));
    if (value instanceof Value.Str(String text) && form == Form.TEXT) {
      out.write(text);
    } else {
      Json.write(value, out);
    }
    out.write('\n');
    out.flush();
  }
}
