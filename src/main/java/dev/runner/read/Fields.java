package dev.runner.read;

import dev.runner.text.Nearest;
import dev.runner.text.Problems;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The keys of one mapping: each is legal once it was asked for, and what remains at the end is
/// unknown.
final class Fields {
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private final Set<String> legal = new LinkedHashSet<>();
  private final String place;
  private final Span span;
  private final Problems problems;

  /// @param place what the mapping describes, as messages name it: `a step`
  /// @param span where a missing key is reported
  Fields(Node.Mapping mapping, String place, Span span, Problems problems) {
    mapping.entries().forEach(it -> entries.put(it.key().value(), it));
    this.place = place;
    this.span = span;
    this.problems = problems;
  }

  /// The value below a key, read; empty when it isn't there or is wrong.
  <T> Optional<T> take(String key, Function<Node, Optional<T>> reader) {
    return take(key).flatMap(reader);
  }

  Optional<Node> take(String key) {
    legal.add(key);
    return Optional.ofNullable(entries.get(key)).filter(this::filled).map(Node.Entry::value);
  }

  /// Like [#take], of a key that must be there.
  <T> Optional<T> need(String key, String hint, Function<Node, Optional<T>> reader) {
    if (!entries.containsKey(key)) {
      absent(key, place + " needs `" + key + "`", hint);
    }
    return take(key, reader);
  }

  /// Reports that something is missing, unless a key that is there was probably meant as it.
  void absent(String key, String message, String hint) {
    if (!resembled(Set.of(key))) {
      problems.error(span, message, hint);
    }
  }

  /// Those of these keys which are there, in the order asked.
  List<String> among(List<String> keys) {
    legal.addAll(keys);
    return keys.stream().filter(entries::containsKey).toList();
  }

  /// Whether the mapping has any of these keys, legal or not.
  boolean hasAny(Set<String> keys) {
    return keys.stream().anyMatch(entries::containsKey);
  }

  /// Whether a key that isn't legal was probably meant as one of these, which will be said at the
  /// end.
  boolean resembled(Set<String> keys) {
    return entries.keySet().stream()
        .filter(it -> !legal.contains(it))
        .anyMatch(it -> Spellings.of(it, keys).isPresent() || Nearest.to(it, keys).isPresent());
  }

  /// Where a key is written; where the mapping is, if it has no such key.
  Span spanOf(String key) {
    return Optional.ofNullable(entries.get(key)).map(it -> it.key().span()).orElse(span);
  }

  Span span() {
    return span;
  }

  /// Reports a key that is known here, but not allowed.
  void refuse(String key, String message, String hint) {
    if (entries.containsKey(key)) {
      problems.error(spanOf(key), message, hint);
      entries.remove(key);
    }
  }

  /// Reports every key that nobody asked for.
  void end() {
    List<Node.Entry> rest = new ArrayList<>(entries.values());
    rest.removeIf(it -> legal.contains(it.key().value()));
    rest.forEach(it -> Strangers.report(it, place, legal, problems));
  }

  private boolean filled(Node.Entry entry) {
    boolean empty = entry.value() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
    if (empty) {
      String hint = "give it one, or leave the key out";
      problems.error(entry.key().span(), "`" + entry.key().value() + "` has no value", hint);
    }
    return !empty;
  }
}
