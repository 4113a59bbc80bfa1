package dev.runner.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Files of cases: a title, a plan, and what comes of it.
///
///     ### title
///     the plan's text
///     --- what comes of it:
///     ...
record Cases(Path file, List<Case> all) {
  private static final String TITLE = "### ";
  private static final String RESULT = "--- what comes of it:";

  /// One plan and what comes of it.
  record Case(String title, String plan, String expected) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Cases in(String name) {
    Path file = Path.of("src/test/resources/dev/runner/read", name);
    List<Case> cases = new ArrayList<>();
    Pattern.compile("\n" + TITLE)
        .splitAsStream("\n" + text(file))
        .filter(it -> !it.isBlank())
        .forEach(it -> cases.add(parsed(it)));
    return new Cases(file, cases);
  }

  /// The same plans with what comes of them now, written back.
  void write(UnaryOperator<String> result) {
    StringBuilder text = new StringBuilder();
    for (Case it : all) {
      text.append(TITLE).append(it.title()).append('\n').append(it.plan());
      text.append(RESULT).append('\n').append(result.apply(it.plan()).strip()).append("\n\n");
    }
    try {
      Files.writeString(file, text.toString().strip() + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Case parsed(String part) {
    int plan = part.indexOf('\n') + 1;
    int result = part.indexOf(RESULT);
    String before = result < 0 ? part.substring(plan).strip() + "\n" : part.substring(plan, result);
    String after = result < 0 ? "" : part.substring(result + RESULT.length()).strip();
    return new Case(part.substring(0, plan).strip(), before, after);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
