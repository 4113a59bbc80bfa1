package dev.runner.read;

import java.util.ArrayDeque;
import java.util.Deque;

/// One of the contexts that a place in a script is nested in, with what must be remembered of it.
/// Used by one thread.
final class ShellFrame {
  final Kind kind;

  /// Of a parameter: whether it stands in double quotes or the like.
  final boolean quoted;

  /// Of a parameter: whether what follows is a word in which a value may stand.
  final boolean word;

  /// Where a here-document's text ends, and the script goes on.
  final HereDocument.Extent extent;

  /// The here-documents announced, whose texts begin on the next line.
  final Deque<HereDocument> announced = new ArrayDeque<>();

  /// Parentheses open within.
  int depth;

  /// Of commands: whether a word could begin here.
  boolean fresh = true;

  /// Of commands: what the word read so far may still become.
  Word sofar = Word.NOTHING;

  /// Of commands: where the last `[[ ... ]]` ends.
  int condition;

  /// Of commands: whether bash calculates in it.
  boolean calculates;

  /// Of commands: whether the word here follows `>&` or `<&`.
  boolean copying;

  /// Of commands: whether this is within the brackets of `name[...]`.
  boolean subscript;

  enum Kind {
    COMMANDS,
    COMMENT,
    SINGLE_QUOTES,
    DOLLAR_QUOTES,
    DOUBLE_QUOTES,
    BACKQUOTES,
    ARITHMETIC,
    PARAMETER,
    DOCUMENT,
    QUOTED_DOCUMENT
  }

  /// What an unquoted word is, as far as it was read.
  enum Word {
    NOTHING,
    NAME,
    OTHER
  }

  private ShellFrame(Kind kind, boolean quoted, boolean word, HereDocument.Extent extent) {
    this.kind = kind;
    this.quoted = quoted;
    this.word = word;
    this.extent = extent;
  }

  static ShellFrame of(Kind kind) {
    return new ShellFrame(kind, false, false, new HereDocument.Extent(0, 0, true));
  }

  static ShellFrame parameter(boolean quoted, boolean word) {
    return new ShellFrame(Kind.PARAMETER, quoted, word, new HereDocument.Extent(0, 0, true));
  }

  static ShellFrame document(HereDocument document, HereDocument.Extent extent) {
    Kind kind = document.quoted() ? Kind.QUOTED_DOCUMENT : Kind.DOCUMENT;
    return new ShellFrame(kind, false, false, extent);
  }

  boolean document() {
    return kind == Kind.DOCUMENT || kind == Kind.QUOTED_DOCUMENT;
  }

  /// Whether text here stands as in double quotes.
  boolean expandsInPlace() {
    return kind == Kind.DOUBLE_QUOTES || kind == Kind.DOCUMENT || kind == Kind.PARAMETER && quoted;
  }
}
