package dev.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options and parameters of a command, as its parts declare them.
///
/// A command has many options, and is called with few of them; to build one takes time, at every
/// start. So it may be built for the words that it is called with: without the options that none of
/// these words can mean. Words that it can parse mean the same to the whole syntax; what it can't
/// parse is for the whole syntax to tell, as is help.
final class Syntax {
  /// Makes what picocli wants of a class. Its own maker looks for Groovy first, for which it reads
  /// the whole jar.
  static final IFactory INSTANCES = Syntax::instance;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(null, INSTANCES);
  private final Predicate<String> meant;

  private Syntax(Predicate<String> meant) {
    this.meant = meant;
    spec.interpolateVariables(false);
  }

  /// With all of them.
  static Syntax whole() {
    return new Syntax(_ -> true);
  }

  /// With those that these words can mean.
  static Syntax of(List<String> words) {
    return new Syntax(
        name -> {
          for (String word : words) {
            if (canMean(word, name)) {
              return true;
            }
          }
          return false;
        });
  }

  /// `--name`, `--name=value`; a letter, also among others and with a value behind it.
  private static boolean canMean(String word, String name) {
    return name.startsWith("--")
        ? word.startsWith(name)
        : word.startsWith("-") && word.indexOf(name.charAt(1), 1) > 0;
  }

  private static <T> T instance(Class<T> of) throws ReflectiveOperationException {
    return of == List.class
        ? of.cast(new ArrayList<>())
        : of.getDeclaredConstructor().newInstance();
  }

  /// What parses and explains all that was declared.
  ///
  /// @param name of the command
  CommandLine line(String name) {
    return new CommandLine(spec.name(name), INSTANCES);
  }

  /// The command itself, with `--help`.
  ///
  /// @param footer examples, a line each
  void command(String description, String... footer) {
    spec.usageMessage().description(description).footer(footer).width(100);
    add(help -> help.usageHelp(true), "Shows this help.", "-h", "--help");
  }

  /// Its version.
  void version(String version) {
    spec.version(version);
    add(it -> it.versionHelp(true), "Shows the version.", "-V", "--version");
  }

  /// Another way to write how it is called.
  void synopsis(String synopsis) {
    spec.usageMessage().customSynopsis(synopsis);
  }

  /// Behind the first parameter all are parameters, whatever they look like.
  void stopAtPositional() {
    spec.parser().stopAtPositional(true);
  }

  void parameter(PositionalParamSpec parameter) {
    spec.addPositional(parameter);
  }

  /// A parameter that may be left out.
  void positional(String label, String description) {
    positional(0, label, description);
  }

  /// @param index among the parameters, from 0
  void positional(int index, String label, String description) {
    parameter(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .arity("0..1")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  /// As many parameters as the caller gives.
  void positionals(String label, String description) {
    parameter(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  /// An option that no help shows.
  void hidden(String label, String name) {
    add(it -> it.type(String.class).paramLabel(label).hidden(true), "", name);
  }

  /// An option without a value.
  void flag(String description, String... names) {
    add(it -> it.type(boolean.class), description, names);
  }

  /// An option with one value.
  <T> void value(
      Class<T> type, ITypeConverter<T> read, String label, String description, String... names) {
    add(it -> it.type(type).converters(read).paramLabel(label), description, names);
  }

  /// An option whose value is one of the constants, which shells complete.
  <E extends Enum<E>> void choice(
      Class<E> type, String label, String description, String... names) {
    add(
        it ->
            it.type(type)
                .converters(Words.oneOf(type))
                .paramLabel(label)
                .completionCandidates(() -> Words.of(type).iterator()),
        description,
        names);
  }

  /// An option whose value may be left out; what stands behind it is only taken for its value where
  /// it can be that.
  ///
  /// @param completed values that shells complete
  <T> void optional(
      Class<T> type,
      ITypeConverter<T> read,
      List<String> completed,
      String label,
      String description,
      String... names) {
    add(
        it ->
            it.type(type)
                .converters(read)
                .completionCandidates(completed.isEmpty() ? null : completed)
                .paramLabel(label)
                .arity("0..1")
                .fallbackValue("")
                .preprocessor(
                    (arguments, _, _, about) -> {
                      if (" ".equals(about.get("separator")) && !isOne(arguments, read)) {
                        arguments.push("");
                      }
                      return false;
                    }),
        description,
        names);
  }

  private static boolean isOne(Stack<String> arguments, ITypeConverter<?> read) {
    try {
      return !arguments.isEmpty() && read.convert(arguments.peek()) != null;
    } catch (Exception e) {
      return false;
    }
  }

  /// An option that may be given several times.
  void several(String label, String description, String... names) {
    add(
        it -> it.type(List.class).auxiliaryTypes(String.class).paramLabel(label),
        description,
        names);
  }

  /// What was given for an option of [#several].
  static List<String> all(ParseResult given, String name) {
    return given.matchedOptionValue(name, List.<String>of());
  }

  private void add(Shape shape, String description, String... names) {
    for (String name : names) {
      if (meant.test(name)) {
        OptionSpec.Builder builder = OptionSpec.builder(names);
        spec.addOption(shape.of(builder.description(description)).build());
        return;
      }
    }
  }

  /// What an option is beside its names and its description.
  private interface Shape {
    OptionSpec.Builder of(OptionSpec.Builder builder);
  }
}
