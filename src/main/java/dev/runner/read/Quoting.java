package dev.runner.read;

/// What the shell makes of a place in a script, for a value that would stand there.
enum Quoting {
  /// Outside of quotes: a value needs quotes of its own.
  BARE("", ""),
  /// In double quotes or the like: a value stands there as it is.
  QUOTED("", ""),
  SINGLE_QUOTES("a value can't stand in single quotes", "use double quotes"),
  DOLLAR_QUOTES("a value can't stand in `$'...'`", Quoting.ENV),
  QUOTED_DOCUMENT(
      "a value can't stand in a here-document with a quoted delimiter",
      "take the quotes off the delimiter, or " + Quoting.ENV),
  DELIMITER("a value can't be the delimiter of a here-document", "write a fixed word"),
  ARITHMETIC("a value can't stand in shell arithmetic, where it would be code", Quoting.ENV),
  SUBSCRIPT("a value can't stand in an array's subscript, where it would be code", Quoting.ENV),
  COPY("a value can't stand behind `>&`, where it would be code", "write `> file 2>&1`"),
  BACKQUOTES("a value can't stand in backquotes", "write `$(...)` in their place"),
  PARAMETER("a value can't stand in this part of `${...}`", Quoting.ENV),
  ESCAPED("a value can't stand behind a backslash", "take the backslash away"),
  DOLLAR("a value can't stand behind `$`", "take that `$` away: `${{ }}` alone is the value"),
  UNCERTAIN("the quoting before this is too intricate to place a value safely", Quoting.ENV),
  OTHER_SHELL(
      "a value can't stand in a script for another interpreter than `sh` and `bash`",
      "put it into `env:` and read it from the environment");

  private static final String ENV = "put it into `env:` and write \"$NAME\"";

  private final String message;
  private final String hint;

  Quoting(String message, String hint) {
    this.message = message;
    this.hint = hint;
  }

  /// Whether a value may stand here.
  boolean fit() {
    return message.isEmpty();
  }

  String message() {
    return message;
  }

  String hint() {
    return hint;
  }

  /// The reference to a variable that the shell turns into just its value here.
  String reference(String variable) {
    return this == QUOTED ? "${" + variable + "}" : "\"${" + variable + "}\"";
  }
}
