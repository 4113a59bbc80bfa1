package dev.runner.glob;

import java.util.ArrayList;
import java.util.List;

/// A path pattern, part by part: `**` as a part of its own is any number of folders, also none.
///
/// It is followed name by name: a state is the set of its parts that may come next, one bit for
/// each; all names of a tree can so be matched while each folder is read only once.
public final class Glob {
  private static final int MOST = 62;

  /// One part between slashes.
  private sealed interface Part {
    /// `**`.
    record Deep() implements Part {}

    /// A name.
    record Named(Wildcard name) implements Part {}
  }

  /// Whether a wildcard at the beginning of a name matches a dot.
  public enum Dots {
    MATCHED,
    /// As in shells: hidden files and folders are only found by a pattern that begins with a dot.
    EXPLICIT
  }

  private final List<Part> parts;
  private final Dots dots;

  private Glob(List<Part> parts, Dots dots) {
    this.parts = List.copyOf(parts);
    this.dots = dots;
  }

  /// The names between the slashes; `.` and nothing are none.
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int slash = text.indexOf('/', at);
      int end = slash < 0 ? text.length() : slash;
      if (end > at && !text.substring(at, end).equals(".")) {
        names.add(text.substring(at, end));
      }
      at = end + 1;
    }
    return names;
  }

  /// @param names what stands between the slashes
  public static Glob parse(List<String> names, Dots dots) throws GlobException {
    List<Part> parts = new ArrayList<>();
    for (String name : names) {
      parts.add(name.equals("**") ? new Part.Deep() : new Part.Named(Wildcard.parse(name)));
    }
    if (!parts.isEmpty() && parts.getLast() instanceof Part.Deep) {
      parts.add(new Part.Named(Wildcard.parse("*")));
    }
    if (parts.size() > MOST) {
      throw new GlobException("a pattern has at most " + MOST + " parts");
    }
    return new Glob(parts, dots);
  }

  /// Whether it has no part at all.
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /// The state before the first name.
  public long start() {
    return closure(1);
  }

  /// The state after one more name; 0 when nothing that begins so can match.
  public long step(long state, String name) {
    long next = 0;
    for (long rest = state; rest != 0; rest &= rest - 1) {
      int at = Long.numberOfTrailingZeros(rest);
      next |= at < parts.size() ? step(at, name) : 0;
    }
    return closure(next);
  }

  /// Whether the names so far match.
  public boolean accepts(long state) {
    return (state >> parts.size() & 1) == 1;
  }

  /// Whether something below the names so far may match.
  public boolean goesOn(long state) {
    return (state & (1L << parts.size()) - 1) != 0;
  }

  /// Whether a path below where the pattern starts matches.
  public boolean matches(String path) {
    long state = start();
    for (String name : names(path)) {
      state = step(state, name);
    }
    return accepts(state);
  }

  private long step(int at, String name) {
    return switch (parts.get(at)) {
      case Part.Deep() -> hidden(name) ? 0 : 1L << at;
      case Part.Named(Wildcard wildcard) -> named(wildcard, name) ? 2L << at : 0;
    };
  }

  private boolean named(Wildcard wildcard, String name) {
    return wildcard.matches(name) && !(hidden(name) && !wildcard.beginning().startsWith("."));
  }

  private boolean hidden(String name) {
    return dots == Dots.EXPLICIT && name.startsWith(".");
  }

  private long closure(long state) {
    long closed = state;
    for (int i = 0; i < parts.size(); i++) {
      if ((closed >> i & 1) == 1 && parts.get(i) instanceof Part.Deep) {
        closed |= 2L << i;
      }
    }
    return closed;
  }
}
