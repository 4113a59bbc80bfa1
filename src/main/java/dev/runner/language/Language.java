package dev.runner.language;

import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// All keys of plans.
public final class Language {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_-]{3,30}");

  private final Key plan;
  private final List<Key> all;

  private Language(Key plan) {
    this.plan = plan;
    this.all = plan.all().skip(1).toList();
  }

  /// The language that a JSON Schema describes.
  ///
  /// @throws IllegalArgumentException when it is no schema
  public static Language of(String schema) {
    return new Language(Key.plan(Schema.parse(schema)));
  }

  /// The plan itself, with the top-level keys below it.
  public Key plan() {
    return plan;
  }

  /// Every key, and every `*`, from the top down, each at each of its places.
  public List<Key> all() {
    return all;
  }

  /// The names of all keys.
  public Set<String> names() {
    return all.stream()
        .map(Key::name)
        .filter(it -> !it.equals("*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The keys that a path means, whole or only its end, with `*` or without: those with the same
  /// meaning together, each declaration once, those of a step in the first place.
  public List<List<Key>> meant(String path) {
    return groups(Query.of(path).among(all));
  }

  /// The places of keys with the same name and another meaning.
  public List<List<Key>> others(Key key) {
    return key.name().equals("*")
        ? List.of()
        : groups(called(key.name())).stream()
            .filter(it -> !sense(it.getFirst()).equals(sense(key)))
            .toList();
  }

  /// The places at which a key means the same.
  public List<Key> places(Key key) {
    return groups(called(key.name())).stream()
        .filter(it -> sense(it.getFirst()).equals(sense(key)))
        .findFirst()
        .orElse(List.of(key));
  }

  /// The keys whose title or description has a word in it, or one that begins with it.
  public List<Key> mentioning(String word) {
    if (!WORD.matcher(word).matches()) {
      return List.of();
    }
    Predicate<String> speaks = Pattern.compile("(?i)\\b" + word).asPredicate();
    List<Key> speaking =
        all.stream()
            .filter(it -> !it.name().equals("*"))
            .filter(it -> speaks.test(it.title() + "\n" + it.description()))
            .toList();
    return groups(speaking).stream().map(List::getFirst).toList();
  }

  private List<Key> called(String name) {
    return all.stream().filter(it -> it.name().equals(name)).toList();
  }

  private static List<List<Key>> groups(List<Key> keys) {
    Map<List<Object>, List<Key>> groups = new LinkedHashMap<>();
    Set<Value> known = Collections.newSetFromMap(new IdentityHashMap<>());
    keys.stream()
        .sorted(Query.USUAL_FIRST)
        .filter(it -> known.add(it.declared()))
        .forEach(it -> groups.computeIfAbsent(sense(it), _ -> new ArrayList<>()).add(it));
    return List.copyOf(groups.values());
  }

  /// What makes two keys the same to a reader.
  private static List<Object> sense(Key key) {
    return List.of(key.title(), key.description(), key.type(), key.fallback(), key.examples());
  }
}
