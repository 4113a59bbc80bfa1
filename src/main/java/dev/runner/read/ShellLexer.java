package dev.runner.read;

import dev.runner.read.ShellFrame.Kind;
import dev.runner.read.ShellFrame.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Tells the quoting at each hole of a script for sh or bash.
///
/// It follows what dash, bash and their like agree on. Where they don't, or where only a full
/// parser could tell, it is lost: from there on no value is placed. A script that a shell would
/// refuse is none of its business.
final class ShellLexer {
  private static final int DEEPEST = 100;

  private final Symbols symbols;
  private final boolean bash;
  private final Deque<ShellFrame> frames = new ArrayDeque<>();
  private final List<Quoting> found = new ArrayList<>();
  private int at;
  private boolean lost;

  private ShellLexer(Symbols symbols, boolean bash) {
    this.symbols = symbols;
    this.bash = bash;
    frames.push(ShellFrame.of(Kind.COMMANDS));
  }

  /// The quoting at each hole, in their order.
  static List<Quoting> quotings(Symbols symbols, boolean bash) {
    ShellLexer lexer = new ShellLexer(symbols, bash);
    while (lexer.at < symbols.length()) {
      lexer.step();
    }
    return lexer.found;
  }

  private ShellFrame top() {
    return frames.getFirst();
  }

  private void step() {
    lost |= frames.size() > DEEPEST;
    if (lost) {
      skip();
    } else if (!overrun()) {
      read();
    }
  }

  private void skip() {
    if (symbols.at(at) == Symbols.HOLE) {
      found.add(Quoting.UNCERTAIN);
    }
    at++;
  }

  private void read() {
    if (symbols.at(at) == Symbols.HOLE) {
      found.add(hole());
      at++;
      inWord(Word.OTHER);
      return;
    }
    switch (top().kind) {
      case COMMANDS -> commands();
      case COMMENT -> comment();
      case SINGLE_QUOTES -> until('\'');
      case DOLLAR_QUOTES -> dollarQuotes();
      case DOUBLE_QUOTES -> doubleQuotes();
      case BACKQUOTES -> backquotes();
      case ARITHMETIC -> arithmetic();
      case PARAMETER -> parameter();
      case DOCUMENT -> expanding();
      case QUOTED_DOCUMENT -> at++;
    }
  }

  /// Ends a here-document where its text ends, whatever is still open in it.
  private boolean overrun() {
    for (ShellFrame frame : frames) {
      if (frame.document() && at >= frame.extent.end()) {
        lost |= frame != top() || at > frame.extent.end();
        while (top() != frame) {
          frames.pop();
        }
        frames.pop();
        at = frame.extent.next();
        nextDocument();
        return true;
      }
    }
    return false;
  }

  private Quoting hole() {
    return frames.stream()
        .map(this::refusal)
        .filter(it -> !it.fit())
        .reduce((_, outer) -> outer)
        .orElse(top().expandsInPlace() ? Quoting.QUOTED : Quoting.BARE);
  }

  /// Why no value may stand within a frame; a fit quoting where one may.
  private Quoting refusal(ShellFrame frame) {
    return switch (frame.kind) {
      case COMMANDS -> inCommands(frame);
      case COMMENT, DOCUMENT -> Quoting.BARE;
      case DOUBLE_QUOTES -> inParameterInQuotes(frame) ? Quoting.UNCERTAIN : Quoting.QUOTED;
      case SINGLE_QUOTES -> Quoting.SINGLE_QUOTES;
      case DOLLAR_QUOTES -> Quoting.DOLLAR_QUOTES;
      case BACKQUOTES -> Quoting.BACKQUOTES;
      case ARITHMETIC -> Quoting.ARITHMETIC;
      case PARAMETER -> frame.word ? Quoting.BARE : Quoting.PARAMETER;
      case QUOTED_DOCUMENT -> Quoting.QUOTED_DOCUMENT;
    };
  }

  private static Quoting inCommands(ShellFrame frame) {
    if (frame.copying) {
      return Quoting.COPY;
    }
    return frame.subscript ? Quoting.SUBSCRIPT : Quoting.BARE;
  }

  /// Quotes in `"${x:-"..."}"` open again in one shell and close in the other.
  private boolean inParameterInQuotes(ShellFrame quotes) {
    ShellFrame outer = quotes;
    boolean passed = false;
    for (ShellFrame frame : frames) {
      if (passed) {
        outer = frame;
        break;
      }
      passed = frame == quotes;
    }
    return outer.kind == Kind.PARAMETER && outer.quoted;
  }

  private void commands() {
    int c = symbols.at(at);
    switch (c) {
      case '\\' -> backslash();
      case '\'' -> open(Kind.SINGLE_QUOTES);
      case '"' -> open(Kind.DOUBLE_QUOTES);
      case '`' -> open(Kind.BACKQUOTES);
      case '$' -> dollar();
      case '\n' -> newline();
      case ' ', '\t', ';', '&', '|' -> separator();
      case '>' -> greater();
      case '<' -> less();
      case '(' -> parenthesis();
      case ')' -> closeParenthesis();
      case '#' -> hash();
      default -> letter(c);
    }
  }

  private void letter(int c) {
    ShellFrame frame = top();
    if (c == '[' && frame.sofar == Word.NAME && bash) {
      frame.subscript = true;
    } else if (c == ']') {
      frame.subscript = false;
    }
    boolean name = symbols.letter(at) || frame.sofar == Word.NAME && symbols.digit(at);
    lost |= frames.size() > 1 && frame.sofar == Word.NOTHING && caseBegins();
    at++;
    inWord(name && frame.sofar != Word.OTHER ? Word.NAME : Word.OTHER);
  }

  /// Within `$(...)`, a `case` has closing parentheses that close nothing.
  private boolean caseBegins() {
    String word = "case";
    boolean same = true;
    for (int i = 0; same && i < word.length(); i++) {
      same = symbols.at(at + i) == word.charAt(i);
    }
    return same && !symbols.letter(at + word.length()) && !symbols.digit(at + word.length());
  }

  private void inWord(Word word) {
    ShellFrame frame = top();
    if (frame.kind == Kind.COMMANDS) {
      frame.fresh = false;
      frame.sofar = word;
    }
  }

  private void separator() {
    at++;
    top().copying = false;
    top().fresh = true;
    top().sofar = Word.NOTHING;
  }

  private void greater() {
    separator();
    copying();
  }

  /// Bash expands the word behind `>&` twice when it names a file.
  private void copying() {
    if (symbols.at(at) == '&') {
      separator();
      while (symbols.blank(at) || symbols.continues(at)) {
        at += symbols.blank(at) ? 1 : 2;
      }
      top().copying = true;
    }
  }

  private void newline() {
    expectNothingAnnounced();
    top().subscript = false;
    separator();
    nextDocument();
  }

  /// Shells differ in where a here-document begins when the next line break is nested deeper than
  /// its announcement.
  private void expectNothingAnnounced() {
    lost |=
        frames.stream()
            .takeWhile(it -> !it.document())
            .skip(1)
            .anyMatch(it -> !it.announced.isEmpty());
  }

  private void nextDocument() {
    if (!top().announced.isEmpty()) {
      HereDocument document = top().announced.removeFirst();
      HereDocument.Extent extent = document.extent(symbols, at);
      lost |= !extent.certain() && (extent.end() < symbols.length() || frames.size() > 1);
      frames.push(ShellFrame.document(document, extent));
    }
  }

  private void hash() {
    if (!top().fresh) {
      letter('#');
      return;
    }
    boolean apart = at == 0 || symbols.among(" \t\n;&|", at - 1);
    int end = apart ? at : symbols.lineEnd(at);
    for (int i = at; i < end; i++) {
      // In bash's [[ =~ (#) ]] it is no comment: then what is quoted in it would be misread.
      lost |= symbols.among("'\"\\`$<", i);
    }
    frames.push(ShellFrame.of(Kind.COMMENT));
  }

  private void comment() {
    if (symbols.at(at) == '\n') {
      frames.pop();
    } else {
      at++;
    }
  }

  private void parenthesis() {
    lost |= symbols.continues(at + 1);
    if (symbols.at(at + 1) == '(') {
      openArithmetic(2);
    } else {
      top().depth++;
      separator();
    }
  }

  private void closeParenthesis() {
    ShellFrame frame = top();
    if (frame.depth > 0 || frames.size() == 1) {
      frame.depth = Math.max(0, frame.depth - 1);
      separator();
    } else {
      lost |= !frame.announced.isEmpty();
      close();
    }
  }

  private void less() {
    lost |= symbols.continues(at + 1);
    if (symbols.at(at + 1) != '<') {
      greater();
    } else if (symbols.at(at + 2) == '<') {
      at += 2;
      separator();
    } else {
      announce();
    }
  }

  private void announce() {
    lost |= top().subscript || symbols.continues(at + 2);
    at += 2;
    boolean stripped = symbols.at(at) == '-';
    at += stripped ? 1 : 0;
    while (symbols.blank(at)) {
      at++;
    }
    StringBuilder word = new StringBuilder();
    boolean quoted = delimiter(word);
    lost |= word.isEmpty() && !quoted;
    top().announced.add(new HereDocument(word.toString(), quoted, stripped));
    inWord(Word.OTHER);
  }

  /// Reads a delimiter, and tells whether any of it is quoted.
  private boolean delimiter(StringBuilder word) {
    int quote = 0;
    boolean quoted = false;
    while (at < symbols.length() && (quote != 0 || !symbols.among(" \t\n;&|<>()", at))) {
      int c = symbols.at(at);
      if (c == Symbols.HOLE) {
        found.add(Quoting.DELIMITER);
        lost = true;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        quoted = true;
      } else if (quote == 0 && c == '\\' && symbols.at(at + 1) > ' ') {
        quoted = true;
        word.append((char) symbols.at(++at));
      } else {
        lost |= c == '$' || c == '`' || c == '\\' || c == '\n';
        word.append((char) c);
      }
      at++;
    }
    return quoted;
  }

  private void until(int end) {
    if (symbols.at(at) == end) {
      close();
    } else {
      lineBreak();
    }
  }

  /// In bash a backslash escapes in `$'...'`; for an older sh this is a `$` and single quotes.
  private void dollarQuotes() {
    if (symbols.at(at) == '\\') {
      lost |= !bash;
      at += symbols.at(at + 1) == Symbols.HOLE ? 1 : 2;
    } else {
      until('\'');
    }
  }

  private void doubleQuotes() {
    if (symbols.at(at) == '"') {
      close();
    } else {
      lost |= symbols.at(at) == '}' && inParameterInQuotes(top());
      expanding();
    }
  }

  private void expanding() {
    switch (symbols.at(at)) {
      case '\\' -> backslash();
      case '`' -> open(Kind.BACKQUOTES);
      case '$' -> dollar();
      default -> lineBreak();
    }
  }

  private void backquotes() {
    if (symbols.at(at) == '\\' && symbols.at(at + 1) != Symbols.HOLE) {
      at += 2;
    } else {
      until('`');
    }
  }

  private void arithmetic() {
    int c = symbols.at(at);
    switch (c) {
      case '(' -> {
        top().depth++;
        at++;
      }
      case ')' -> closeArithmetic();
      case '"' -> open(Kind.DOUBLE_QUOTES);
      default -> {
        // Should it turn out to be commands in parentheses, these would mean something else.
        lost |= c == '\'' || c == '\\' || c == '<' && symbols.at(at + 1) == '<' && !bash;
        lost |= c == '#' && symbols.among(" \t\n;&|(", at - 1);
        if (c == '\\') {
          at++;
        } else {
          expanding();
        }
      }
    }
  }

  private void closeArithmetic() {
    top().depth--;
    lost |= top().depth <= 1 && symbols.at(at + 1) != ')';
    at++;
    if (top().depth <= 1 && !lost) {
      close();
    }
  }

  private void parameter() {
    ShellFrame frame = top();
    switch (symbols.at(at)) {
      case '}' -> close();
      case '\'' -> {
        lost |= frame.quoted;
        open(Kind.SINGLE_QUOTES);
      }
      case '"' -> {
        lost |= frames.stream().skip(1).findFirst().orElse(frame).kind == Kind.DOCUMENT;
        open(Kind.DOUBLE_QUOTES);
      }
      default -> expanding();
    }
  }

  private void backslash() {
    if (symbols.at(at + 1) == Symbols.HOLE) {
      found.add(Quoting.ESCAPED);
      at += 2;
      inWord(Word.OTHER);
    } else if (symbols.continues(at)) {
      expectNothingAnnounced();
      at += 2;
    } else {
      at += 2;
      inWord(Word.OTHER);
    }
  }

  private void dollar() {
    inWord(Word.OTHER);
    int next = symbols.at(at + 1);
    switch (next) {
      case Symbols.HOLE -> {
        found.add(Quoting.DOLLAR);
        at += 2;
      }
      case '(' -> substitution();
      case '{' -> openParameter();
      case '\'' -> dollarQuote();
      case '[' -> {
        lost = true;
        at += 2;
      }
      case '$', '#', '?', '!', '@', '*', '-' -> at += 2;
      default -> {
        lost |= symbols.continues(at + 1);
        at++;
      }
    }
  }

  private void substitution() {
    lost |= symbols.continues(at + 2);
    if (symbols.at(at + 2) == '(') {
      openArithmetic(3);
    } else {
      frames.push(ShellFrame.of(Kind.COMMANDS));
      at += 2;
    }
  }

  private void dollarQuote() {
    if (top().expandsInPlace()) {
      at++;
    } else {
      lost |= top().kind == Kind.ARITHMETIC;
      frames.push(ShellFrame.of(Kind.DOLLAR_QUOTES));
      at += 2;
    }
  }

  private void openArithmetic(int width) {
    inWord(Word.OTHER);
    ShellFrame frame = ShellFrame.of(Kind.ARITHMETIC);
    frame.depth = 2;
    frames.push(frame);
    at += width;
  }

  private void openParameter() {
    boolean quoted = top().expandsInPlace();
    // In bash 5.3 `${ cmd; }` is a command.
    lost |= symbols.among(" \t\n|\\", at + 2);
    int operator = nameEnd(at + 2);
    int sign = symbols.at(operator) == ':' ? operator + 1 : operator;
    boolean word = operator > at + 2 && symbols.among("-=+?", sign);
    frames.push(ShellFrame.parameter(quoted, word));
    at = word ? sign + 1 : at + 2;
  }

  /// Behind the name that begins here, or behind a special parameter.
  private int nameEnd(int from) {
    if (symbols.among("@*?", from)) {
      return from + 1;
    }
    int end = from;
    while (symbols.letter(end) || symbols.digit(end)) {
      end++;
    }
    return end;
  }

  private void lineBreak() {
    if (symbols.at(at) == '\n') {
      expectNothingAnnounced();
    }
    at++;
  }

  private void open(Kind kind) {
    inWord(Word.OTHER);
    frames.push(ShellFrame.of(kind));
    at++;
  }

  private void close() {
    frames.pop();
    at++;
    inWord(Word.OTHER);
  }
}
