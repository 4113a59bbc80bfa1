package dev.runner.language;

import dev.runner.expr.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A key at its place in a plan; or `*`, what stands below a key for each name or each item there.
public final class Key {
  private static final String ANY = "*";

  /// What stands at a place.
  enum Kind {
    /// The document.
    PLAN,
    KEY,
    /// A name that the author gives.
    NAME,
    /// An item of a list.
    ITEM
  }

  private final Schema schema;
  private final Optional<Key> parent;
  private final Kind kind;
  private final String name;
  private final Value.Obj declared;
  private final Definition definition;

  private Key(Schema schema, Optional<Key> parent, Kind kind, String name, Value.Obj declared) {
    this.schema = schema;
    this.parent = parent;
    this.kind = kind;
    this.name = name;
    this.declared = declared;
    this.definition = schema.definition(declared);
  }

  static Key plan(Schema schema) {
    return new Key(schema, Optional.empty(), Kind.PLAN, "", schema.root());
  }

  /// The part of the schema that declares it: one and the same for a step's key, wherever steps
  /// stand.
  Value.Obj declared() {
    return declared;
  }

  Kind kind() {
    return kind;
  }

  Optional<Key> parent() {
    return parent;
  }

  /// `*` where any name or item is meant; empty for the plan.
  public String name() {
    return name;
  }

  /// The names from the top of the plan down to it.
  public List<String> path() {
    List<String> path = new ArrayList<>();
    for (Optional<Key> at = parent.isEmpty() ? Optional.empty() : Optional.of(this);
        at.isPresent() && at.get().parent.isPresent();
        at = at.get().parent) {
      path.addFirst(at.get().name);
    }
    return path;
  }

  /// Its path as people write it: `jobs.*.retry`.
  public String shown() {
    return String.join(".", path());
  }

  public String title() {
    return definition.text("title");
  }

  /// In Markdown: paragraphs, lists and code.
  public String description() {
    return definition.text("description");
  }

  /// Whether the mapping around it must have it.
  public boolean required() {
    return kind == Kind.KEY && parent.filter(it -> it.definition.requires(name)).isPresent();
  }

  /// What its value may be, in words.
  public String type() {
    return Wording.of(definition, schema);
  }

  /// What each item of its list, or each value of its mapping, may be, in words; empty where these
  /// have keys of their own.
  public String each() {
    return children().isEmpty()
        ? Stream.of("items", "additionalProperties")
            .flatMap(it -> definition.part(it).stream())
            .map(it -> Wording.of(schema.definition(it), schema))
            .distinct()
            .collect(Collectors.joining(", or "))
        : "";
  }

  /// What holds where it is not said.
  public Optional<Value> fallback() {
    return definition.says().field("default");
  }

  public List<Value> examples() {
    return definition.list("examples");
  }

  /// What may stand below it, in the order of the schema.
  public List<Key> children() {
    List<Key> children = new ArrayList<>();
    if (!within(declared)) {
      add(definition, children);
      definition.alternatives().forEach(it -> add(schema.definition(it), children));
    }
    return children;
  }

  /// The keys below it; those below each name or item, where that is all there is.
  public List<Key> keys() {
    List<Key> children = children();
    return children.size() == 1 && children.getFirst().name.equals(ANY)
        ? children.getFirst().children()
        : children;
  }

  /// It, and all below it.
  Stream<Key> all() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Key::all));
  }

  private void add(Definition of, List<Key> children) {
    of.properties()
        .forEach((property, value) -> child(Kind.KEY, property, value).ifPresent(children::add));
    any(Kind.NAME, of, "additionalProperties").ifPresent(children::add);
    any(Kind.ITEM, of, "items").ifPresent(children::add);
  }

  private Optional<Key> any(Kind of, Definition within, String keyword) {
    return within
        .part(keyword)
        .flatMap(it -> child(of, ANY, it))
        .filter(it -> !it.children().isEmpty());
  }

  private Optional<Key> child(Kind of, String called, Value value) {
    return value instanceof Value.Obj part
        ? Optional.of(new Key(schema, Optional.of(this), of, called, part))
        : Optional.empty();
  }

  /// Whether it stands below a place of the same declaration: a language that goes round has no
  /// end.
  @SuppressWarnings("ReferenceEquality")
  private boolean within(Value.Obj declaration) {
    return parent.filter(it -> it.declared == declaration || it.within(declaration)).isPresent();
  }

  @Override
  public String toString() {
    return shown();
  }
}
