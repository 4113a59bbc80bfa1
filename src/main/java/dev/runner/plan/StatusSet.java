package dev.runner.plan;

import java.util.List;

/// Statuses of HTTP answers, as ranges: `[200, 404]`, `2xx`.
public record StatusSet(List<Range> ranges) {

  /// No status.
  public static final StatusSet NONE = new StatusSet(List.of());

  /// `2xx`.
  public static final StatusSet SUCCESS = new StatusSet(List.of(new Range(200, 299)));

  public StatusSet {
    ranges = List.copyOf(ranges);
  }

  /// From one status to another, both included.
  public record Range(int first, int last) {}

  public boolean covers(int status) {
    for (Range range : ranges) {
      if (range.first() <= status && status <= range.last()) {
        return true;
      }
    }
    return false;
  }
}
