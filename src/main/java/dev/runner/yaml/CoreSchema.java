package dev.runner.yaml;

import dev.runner.yaml.Node.Kind;
import java.util.regex.Pattern;

/// What a plain scalar is by the core schema: YAML 1.2.2, section 10.3.2.
final class CoreSchema {
  private static final String PREFIX = "tag:yaml.org,2002:";
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private CoreSchema() {}

  static Kind kind(String plain) {
    return switch (plain) {
      case "", "~", "null", "Null", "NULL" -> Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOLEAN;
      case ".nan", ".NaN", ".NAN" -> Kind.FLOAT;
      default -> number(plain);
    };
  }

  /// Whether a value that a tag declares to be of a kind may be read as one.
  static boolean fits(String value, Kind kind) {
    return switch (kind) {
      case STRING -> true;
      case FLOAT -> kind(value) == Kind.FLOAT || kind(value) == Kind.INTEGER;
      case BOOLEAN, INTEGER, NULL -> kind(value) == kind;
    };
  }

  /// A tag as it is written: `!!str`, `!mine`.
  static String written(String tag) {
    return tag.startsWith(PREFIX) ? "!!" + tag.substring(PREFIX.length()) : tag;
  }

  private static Kind number(String plain) {
    if ("+-.0123456789".indexOf(plain.charAt(0)) < 0) {
      return Kind.STRING;
    }
    if (INTEGER.matcher(plain).matches()) {
      return Kind.INTEGER;
    }
    return FLOAT.matcher(plain).matches() || infinite(plain) ? Kind.FLOAT : Kind.STRING;
  }

  private static boolean infinite(String plain) {
    String unsigned = plain.startsWith("+") || plain.startsWith("-") ? plain.substring(1) : plain;
    return unsigned.equals(".inf") || unsigned.equals(".Inf") || unsigned.equals(".INF");
  }
}
