package dev.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The parts of which the specs of commands are built.
final class Specs {
  /// Makes what picocli wants of a class. Its own maker looks for Groovy first, for which it reads
  /// the whole jar.
  static final IFactory INSTANCES = Specs::instance;

  private Specs() {}

  private static <T> T instance(Class<T> of) throws ReflectiveOperationException {
    return of == List.class
        ? of.cast(new ArrayList<>())
        : of.getDeclaredConstructor().newInstance();
  }

  /// A command with `--help`.
  ///
  /// @param footer examples, a line each
  static CommandSpec command(String description, String... footer) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(null, INSTANCES);
    spec.interpolateVariables(false);
    spec.usageMessage().description(description).footer(footer).width(100);
    OptionSpec.Builder help = OptionSpec.builder("-h", "--help").usageHelp(true);
    return spec.addOption(help.description("Shows this help.").build());
  }

  /// A parameter that may be left out.
  static PositionalParamSpec positional(String label, String description) {
    return positional(0, label, description);
  }

  /// @param index among the parameters, from 0
  static PositionalParamSpec positional(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("0..1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// An option that no help shows.
  static OptionSpec hidden(String label, String name) {
    return OptionSpec.builder(name).type(String.class).paramLabel(label).hidden(true).build();
  }

  /// As many parameters as the caller gives.
  static PositionalParamSpec positionals(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// An option without a value.
  static OptionSpec flag(String description, String... names) {
    OptionSpec.Builder builder = OptionSpec.builder(names[0], rest(names));
    return builder.type(boolean.class).description(description).build();
  }

  /// An option with one value.
  static <T> OptionSpec value(
      Class<T> type, ITypeConverter<T> read, String label, String description, String... names) {
    return builder(type, read, label, description, names).build();
  }

  /// An option whose value is one of the constants, which shells complete.
  static <E extends Enum<E>> OptionSpec choice(
      Class<E> type, String label, String description, String... names) {
    return builder(type, Words.oneOf(type), label, description, names)
        .completionCandidates(() -> Words.of(type).iterator())
        .build();
  }

  /// An option whose value may be left out; what stands behind it is only taken for its value where
  /// it can be that.
  static <T> OptionSpec optional(
      Class<T> type, ITypeConverter<T> read, String label, String description, String... names) {
    return builder(type, read, label, description, names)
        .arity("0..1")
        .fallbackValue("")
        .preprocessor(
            (arguments, _, _, about) -> {
              if (" ".equals(about.get("separator")) && !isOne(arguments, read)) {
                arguments.push("");
              }
              return false;
            })
        .build();
  }

  private static boolean isOne(Stack<String> arguments, ITypeConverter<?> read) {
    try {
      return !arguments.isEmpty() && read.convert(arguments.peek()) != null;
    } catch (Exception e) {
      return false;
    }
  }

  /// An option that may be given several times.
  static OptionSpec several(String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// What was given for an option of [#several].
  static List<String> all(ParseResult given, String name) {
    return given.matchedOptionValue(name, List.<String>of());
  }

  private static <T> OptionSpec.Builder builder(
      Class<T> type, ITypeConverter<T> read, String label, String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(type)
        .converters(read)
        .paramLabel(label)
        .description(description);
  }

  private static String[] rest(String... names) {
    return List.of(names).subList(1, names.length).toArray(String[]::new);
  }
}
