package dev.runner.report;

import dev.runner.text.Width;

/// A column while its table is measured and printed.
final class Column {
  private static final int FIRST = 12;
  private static final int LEAST = 8;
  private static final int REASON = 16;
  private static final int WIDEST = 200;

  private final Heading heading;
  private final boolean first;
  private int width;
  private int cells;
  private boolean numeric = true;
  private boolean needed;

  /// @param first whether it is the first of its table, which says whose row it is
  Column(Heading heading, boolean first) {
    this.heading = heading;
    this.first = first;
  }

  Heading heading() {
    return heading;
  }

  /// Whether it is the first of its table.
  boolean first() {
    return first;
  }

  void measure(TargetRecord target) {
    cells = Math.max(cells, Math.min(WIDEST, Width.of(heading.cell(target))));
    numeric = numeric && heading.numeric(target);
    needed = needed || heading.needed(target);
  }

  /// What stands below its cells has to fit, too.
  void measure(String total) {
    cells = Math.max(cells, Math.min(WIDEST, Width.of(total)));
  }

  /// @param headed whether its name stands above its cells
  void measured(boolean headed) {
    width = headed ? Math.max(cells, Width.of(heading.name())) : cells;
  }

  boolean needed() {
    return needed;
  }

  int width() {
    return width;
  }

  /// Whether it may become narrower. What is short, a number or an outcome is never cut.
  boolean narrows() {
    return width > least();
  }

  /// How much it should be the next to become narrower: a reason before all else, then the widest.
  int eagerness() {
    boolean wordy = heading.kind() == Heading.Kind.REASON && width > REASON;
    return wordy ? WIDEST + width : width;
  }

  void narrow() {
    width--;
  }

  /// At most so many columns of the terminal, whatever it holds.
  void limit(int most) {
    width = Math.min(width, most);
  }

  /// The text as it fits: what says whose row it is keeps its end as well, since paths differ
  /// there.
  String fitted(String text, boolean cut) {
    if (!cut) {
      return text;
    }
    return first ? Width.cutMiddle(text, width) : Width.cut(text, width);
  }

  boolean right() {
    return numeric;
  }

  /// The least width at which it still says something.
  int least() {
    boolean whole = numeric || heading.kind() == Heading.Kind.OUTCOME;
    int least = Math.min(width, first ? FIRST : LEAST);
    return whole ? Math.max(cells, least) : least;
  }
}
