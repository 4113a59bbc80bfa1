package dev.runner.expr;

import java.util.List;
import java.util.Optional;

/// All that expressions may be made of, for those who describe the language: each operator and each
/// function with what it takes and gives, a sentence, and examples. Loaded by nobody else.
public final class LanguageReference {
  private static final String ARROW = " -> ";

  private LanguageReference() {}

  /// An operator or a function.
  ///
  /// @param theme what it has to do with, one or two words
  /// @param word the function's name, or the operator's sign
  /// @param written how it is written: `join(list, separator?)`, `a + b`
  /// @param takes its parameters, in their order; empty for an operator
  /// @param gives the kind of its value: `a string`
  /// @param about one sentence
  /// @param examples at least one
  public record Entry(
      String theme,
      String word,
      String written,
      List<Taken> takes,
      String gives,
      String about,
      List<Example> examples) {
    public Entry {
      takes = List.copyOf(takes);
      examples = List.copyOf(examples);
    }
  }

  /// A parameter.
  ///
  /// @param kind what it must be: `a list`
  /// @param optional whether it may be left out
  /// @param repeated whether there may be any number of it, none too
  public record Taken(String name, String kind, boolean optional, boolean repeated) {}

  /// An expression and its value, as JSON.
  public record Example(String expression, String result) {
    static Example of(String written) {
      int arrow = written.lastIndexOf(ARROW);
      return new Example(written.substring(0, arrow), written.substring(arrow + ARROW.length()));
    }
  }

  /// All operators, from the one that binds loosest to the one that binds tightest.
  public static List<Entry> operators() {
    return Operators.all();
  }

  /// All functions, by their themes.
  public static List<Entry> functions() {
    return Functions.list().stream().map(LanguageReference::entry).toList();
  }

  /// The function of that name.
  public static Optional<Entry> function(String name) {
    return Functions.named(name).map(LanguageReference::entry);
  }

  private static Entry entry(Function function) {
    Reference reference = function.reference();
    Signature signature = reference.signature();
    return new Entry(
        theme(function),
        reference.word(),
        reference.word() + signature,
        signature.parameters().stream().map(LanguageReference::taken).toList(),
        signature.result().words(),
        reference.about(),
        reference.written().stream().map(Example::of).toList());
  }

  private static Taken taken(Parameter parameter) {
    return new Taken(
        parameter.name(),
        parameter.shape().words(),
        parameter.times() == Parameter.Times.OPTIONAL,
        parameter.times() == Parameter.Times.REPEATED);
  }

  private static String theme(Function function) {
    return switch (function) {
      case ValueFunction _ -> "Values";
      case TextFunction _ -> "Strings";
      case PatternFunction _ -> "Regular expressions";
      case NumberFunction _ -> "Numbers";
      case ListFunction _ -> "Lists";
      case ItemFunction _ -> "Items of lists";
      case RecordFunction _ -> "Records";
      case PathFunction _ -> "Paths";
      case TimeFunction _ -> "Time";
      case EncodingFunction _ -> "Encodings";
      case StatusFunction _ -> "Status";
      case PortFunction _ -> "Ports";
    };
  }
}
