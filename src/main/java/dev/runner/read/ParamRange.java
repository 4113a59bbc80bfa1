package dev.runner.read;

import dev.runner.expr.Value;
import java.util.Optional;

/// Between what sizes a parameter's value lies, both included.
record ParamRange(Optional<End> least, Optional<End> most) {
  static final ParamRange OPEN = new ParamRange(Optional.empty(), Optional.empty());

  /// One end of it.
  ///
  /// @param text as it is written
  record End(String text, Value.Num size) {}

  boolean contains(Value.Num size) {
    return least.stream().allMatch(it -> it.size().compareTo(size) <= 0)
        && most.stream().allMatch(it -> it.size().compareTo(size) >= 0);
  }

  /// Whether nothing is in it.
  boolean empty() {
    return least.isPresent() && !contains(least.get().size());
  }

  /// What it takes of a type, as messages say it.
  String of(String type) {
    String from = least.map(it -> " from " + it.text()).orElse("");
    String to = most.map(it -> (least.isPresent() ? " to " : " up to ") + it.text()).orElse("");
    boolean open = from.isEmpty() && to.isEmpty();
    return open ? type : type.replaceFirst(" such as .*", "") + from + to;
  }
}
