package dev.runner.read;

import dev.runner.plan.NextPage;
import dev.runner.plan.TargetSource;
import dev.runner.plan.TargetSource.Format;
import dev.runner.text.Span;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads `http` of targets: a request, how its answer is read, and how the next page is found.
final class PagesReader {
  private static final String EXPECTED =
      "a mapping such as `{url: \"https://example.org/items\", path: items, next: link}`";
  private static final String NEXT =
      "`link`, or a mapping such as `{cursor: meta.next, query: cursor}` or `{page: page}`";
  private static final List<String> KINDS = List.of("link", "cursor", "page");
  private final Settings settings;
  private final HttpPart defaults;

  /// @param defaults of requests
  PagesReader(Settings settings, HttpPart defaults) {
    this.settings = settings;
    this.defaults = defaults;
  }

  Optional<TargetSource.Pages> read(Node node, Span key) {
    return settings.shapes().mapping(node, EXPECTED).flatMap(it -> pages(it, key));
  }

  private Optional<TargetSource.Pages> pages(Node.Mapping mapping, Span key) {
    Fields fields = new Fields(mapping, "`http`", key, settings.problems());
    HttpPart part = new HttpReader(settings).source(fields);
    Format parse =
        fields
            .take("parse", it -> settings.choice(it, Texts.words(Format.values())))
            .orElse(Format.JSON);
    Optional<String> path = fields.take("path", settings::text);
    NextPage next = fields.take("next", this::next).orElseGet(NextPage.None::new);
    int most =
        fields
            .take("max_pages", it -> settings.whole(it, 1, 1_000_000))
            .map(Long::intValue)
            .orElse(TargetSource.Pages.MOST);
    if (parse != Format.JSON) {
      fields.refuse("path", "`path` leads into a JSON document, but `parse` is another", "");
    }
    fields.end();
    return new RequestReader(settings, settings.known().scope())
        .whole(part, defaults, key)
        .map(it -> new TargetSource.Pages(it, parse, path, next, most));
  }

  private Optional<NextPage> next(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> next(mapping);
      case Node.Scalar scalar when scalar.value().equals("link") ->
          Optional.of(new NextPage.LinkHeader());
      case Node.Scalar _, Node.Sequence _ -> settings.shapes().wrong(node, NEXT, "");
    };
  }

  private Optional<NextPage> next(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`next`", mapping.span(), settings.problems());
    List<String> given = fields.among(KINDS);
    Optional<NextPage> next =
        switch (given.isEmpty() ? "" : given.getFirst()) {
          case "link" -> fields.take("link", settings::text).map(NextPage.LinkField::new);
          case "cursor" -> cursor(fields);
          case "page" -> number(fields);
          default -> Optional.empty();
        };
    if (given.size() != 1) {
      fields.absent("cursor", "`next` has one of `link`, `cursor` and `page`", "");
    }
    fields.end();
    return next;
  }

  private Optional<NextPage> cursor(Fields fields) {
    Optional<String> path = fields.take("cursor", settings::text);
    Optional<String> query =
        fields.need("query", "the field that the cursor is sent as", settings::text);
    return path.flatMap(it -> query.map(field -> new NextPage.Cursor(it, field)));
  }

  private Optional<NextPage> number(Fields fields) {
    int start =
        fields.take("start", it -> settings.whole(it, 0, 1_000_000)).map(Long::intValue).orElse(1);
    return fields.take("page", settings::text).map(it -> new NextPage.Numbered(it, start));
  }
}
