package dev.runner.yaml;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import dev.runner.text.Text;
import dev.runner.yaml.Node.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Composes the nodes of one document from the parser's events.
final class Composer {
  private static final int DEEPEST = 100;

  /// The library copies what it holds of a line with every buffer it reads: a small one makes long
  /// lines quadratic.
  private static final int BUFFER = 1 << 18;

  /// Duplicate keys and the like after which the rest is no news.
  private static final int REPORTED = 100;

  private final Source source;
  private final Problems problems;
  private final Marks marks;
  private final Scalars scalars;
  private final Parser parser;
  private final Anchors anchors = new Anchors();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int reported;

  /// Where the last event ended.
  private int read;

  /// Where the last node ended.
  private int ended;

  Composer(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.marks = new Marks(source);
    this.scalars = new Scalars(source);
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.clamp(source.text().length() + 2, 1 << 10, BUFFER))
            .build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, source.text()));
  }

  /// The root of the first document; empty when it can't be read to its end.
  Optional<Node> document() {
    try {
      next();
      return Optional.of(next().getEventId() == Event.ID.StreamEnd ? nothing() : root());
    } catch (Refusal refusal) {
      problems.error(refusal.span(), String.valueOf(refusal.getMessage()), refusal.hint());
    } catch (MarkedYamlEngineException fault) {
      new SyntaxError(source, marks, fault, open).report(problems);
    } catch (YamlVersionException _) {
      problems.error(source.span(read, read), "not YAML 1.2", "take the `%YAML` line away");
    }
    return Optional.empty();
  }

  private Node nothing() {
    return new Node.Scalar(Text.verbatim("", source.span(0, 0)), Kind.NULL, true);
  }

  private Node root() {
    Node root = node(next());
    next();
    Event after = next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      complain(
          marks.span(after), "a second document begins here", "write each plan into its own file");
    }
    return root;
  }

  private Event next() {
    try {
      Event event = parser.next();
      read = event.getEndMark().map(marks::offset).orElse(read);
      return event;
    } catch (MarkedYamlEngineException | YamlVersionException fault) {
      throw fault;
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException _) {
      // Bugs of the library, as with "\UFFFFFFFF": no character has that number. Of a bracket that
      // is closed on a line of its own, with text behind it, it says nothing but that.
      throw new Refusal(source.span(read, read), "what follows here can't be read as YAML", "");
    }
  }

  private Node node(Event event) {
    if (event instanceof AliasEvent alias) {
      ended = read;
      return anchors.resolve(alias.getAlias(), marks.span(alias));
    }
    NodeEvent begin = (NodeEvent) event;
    long before = anchors.size();
    anchors.grow(marks.span(begin));
    begin.getAnchor().ifPresent(anchors::begin);
    Node node = begin instanceof ScalarEvent scalar ? scalar(scalar) : collection(begin);
    begin.getAnchor().ifPresent(it -> anchors.end(it, node, before));
    ended = node.span().end();
    return node;
  }

  private Node.Scalar scalar(ScalarEvent event) {
    Text text = scalars.text(event, marks.span(event));
    expectWhole(text);
    boolean plain = event.isPlain() && event.getTag().isEmpty();
    if (unknown(event) && event.isPlain()) {
      return written(source.span(tag(event), Math.max(tag(event), marks.span(event).end())));
    }
    return new Node.Scalar(text, plain ? CoreSchema.kind(text.value()) : tagged(event), plain);
  }

  /// Escapes can make half a character, which no file, argument or environment can hold.
  private void expectWhole(Text text) {
    String value = text.value();
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        if (Character.charCount(value.codePointAt(i)) == 1) {
          complain(
              text.at(i, i + 1),
              "half a character",
              "write both surrogates, or `\\U` and 8 digits");
        }
        i++;
      }
    }
  }

  private Kind tagged(ScalarEvent event) {
    String tag = CoreSchema.written(event.getTag().orElse("!"));
    Kind kind =
        switch (tag) {
          case "!!null" -> Kind.NULL;
          case "!!bool" -> Kind.BOOLEAN;
          case "!!int" -> Kind.INTEGER;
          case "!!float" -> Kind.FLOAT;
          default -> Kind.STRING;
        };
    if (!CoreSchema.fits(event.getValue(), kind)) {
      complain(marks.span(event), "`" + Brief.of(event.getValue()) + "` is no `" + tag + "`", "");
      return Kind.STRING;
    }
    return kind;
  }

  /// Whether a scalar's tag is none of YAML's, which is reported.
  private boolean unknown(ScalarEvent event) {
    String tag = CoreSchema.written(event.getTag().orElse("!"));
    boolean known = Set.of("!", "!!str", "!!null", "!!bool", "!!int", "!!float").contains(tag);
    if (!known) {
      unknown(tag, event);
    }
    return !known;
  }

  private Node collection(NodeEvent begin) {
    CollectionStartEvent start = (CollectionStartEvent) begin;
    if (open.size() == DEEPEST) {
      throw new Refusal(
          bracket(start), "nested more than 100 levels deep", "check the brackets and indentation");
    }
    open.push(start.isFlow() ? scalars.content(marks.start(start)) : -1);
    Node node = start instanceof MappingStartEvent ? mapping(start) : sequence(start);
    open.pop();
    return node instanceof Node.Mapping && bare(node.span()) ? written(node.span()) : node;
  }

  private Node.Sequence sequence(CollectionStartEvent start) {
    expectTag(start, "!!seq");
    List<Node> items = new ArrayList<>();
    int end = bracket(start).end();
    Event event = next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event));
      end = ended;
      event = next();
    }
    return new Node.Sequence(items, span(start, event, end));
  }

  private Node.Mapping mapping(CollectionStartEvent start) {
    expectTag(start, "!!map");
    Map<String, Span> keys = new HashMap<>();
    List<Node.Entry> entries = new ArrayList<>();
    int end = bracket(start).end();
    Event event = next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Span place = marks.span(event);
      Node key = node(event);
      Node value = node(next());
      if (fit(key, place, keys)) {
        entries.add(new Node.Entry((Node.Scalar) key, value));
      }
      end = Math.max(end, ended);
      event = next();
    }
    return new Node.Mapping(entries, span(start, event, end));
  }

  private boolean fit(Node key, Span place, Map<String, Span> keys) {
    if (!(key instanceof Node.Scalar scalar)) {
      complain(place, "a key must be a word", compositeHint(place));
      return false;
    }
    Span first = keys.putIfAbsent(scalar.value(), place);
    if (first != null) {
      complain(
          place,
          "duplicate key `" + Brief.of(scalar.value()) + "`",
          duplicateHint(scalar.value(), first));
    }
    return first == null;
  }

  private static String duplicateHint(String key, Span first) {
    return key.matches("-[a-z].*")
        ? "a list item is `- ` with a space"
        : "the first is in line " + first.line() + "; take one of them away";
  }

  /// Whether `{{ }}` stands here, an expression as other tools write it.
  private boolean bare(Span span) {
    return source.text().startsWith("{{", span.start());
  }

  /// What is written there, as text: that it is none was said, and nothing more is to be said of
  /// it.
  private Node.Scalar written(Span span) {
    String value = source.text().substring(span.start(), span.end());
    return new Node.Scalar(Text.verbatim(value, span), Kind.STRING, false);
  }

  private String compositeHint(Span place) {
    return bare(source.span(place.start() - 1, place.end()))
        ? "write `${{ }}`, with a dollar sign, for an expression"
        : "put it in quotes if it is text";
  }

  private void expectTag(CollectionStartEvent start, String known) {
    String tag = CoreSchema.written(start.getTag().orElse("!"));
    if (!tag.equals("!") && !tag.equals(known)) {
      unknown(tag, start);
    }
  }

  private int tag(NodeEvent event) {
    return Math.max(marks.start(event), source.text().indexOf('!', marks.start(event)));
  }

  private void unknown(String tag, NodeEvent event) {
    int start = tag(event);
    complain(
        source.span(start, start + 1),
        "`!` begins a tag in YAML, and there is no tag `" + Brief.of(tag) + "`",
        "put the text in quotes if it is no tag");
  }

  private void complain(Span span, String message, String hint) {
    if (reported++ < REPORTED) {
      problems.error(span, message, hint);
    }
  }

  /// A block collection has an end of its own only where its last item ends; the library sets it
  /// where the next token is.
  private Span span(CollectionStartEvent start, Event end, int last) {
    return source.span(
        scalars.content(marks.start(start)), start.isFlow() ? marks.span(end).end() : last);
  }

  private Span bracket(CollectionStartEvent start) {
    int at = scalars.content(marks.start(start));
    return source.span(at, at + 1);
  }
}
