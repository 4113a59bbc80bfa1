package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what a request carries: one of `json`, `form`, `multipart`, `body`, `file`.
final class PayloadReader {
  static final List<String> KINDS = List.of("json", "form", "multipart", "body", "file");
  private final Settings settings;
  private final Expressions expressions;
  private final TemplatesReader templates;

  /// What was read, and the templates in it that must have a text, or may have any value.
  record Read(Http.Payload payload, List<Template> texts, List<Template> values) {}

  PayloadReader(Settings settings) {
    this.settings = settings;
    this.expressions = new Expressions(settings.problems());
    this.templates = new TemplatesReader(settings);
  }

  Optional<Read> read(Fields fields) {
    List<String> given = fields.among(KINDS);
    given.stream()
        .skip(1)
        .forEach(
            it ->
                settings
                    .problems()
                    .error(
                        fields.spanOf(it),
                        "a request carries one thing, but here are `"
                            + given.getFirst()
                            + "` and `"
                            + it
                            + "`",
                        "leave one out, or use `multipart`"));
    List<Read> read =
        given.stream().flatMap(it -> fields.take(it, node -> read(it, node)).stream()).toList();
    return read.stream().findFirst();
  }

  private Optional<Read> read(String kind, Node node) {
    return switch (kind) {
      case "json" -> {
        ShapeReader shapes = new ShapeReader(settings);
        Http.Payload payload = new Http.Payload.Json(shapes.read(node));
        yield Optional.of(new Read(payload, List.of(), shapes.templates()));
      }
      case "form" ->
          templates
              .lists(node, "a mapping such as `{name: \"${{ target.name }}\"}`")
              .map(this::form);
      case "multipart" ->
          settings
              .shapes()
              .mapping(node, "a mapping such as `{photo: {file: photo.jpg}}`")
              .map(this::multipart);
      case "file" -> expressions.words(node).map(it -> text(new Http.Payload.File(it), it));
      default -> expressions.template(node).map(it -> text(new Http.Payload.Body(it), it));
    };
  }

  private static Read text(Http.Payload payload, Template template) {
    return new Read(payload, List.of(template), List.of());
  }

  private Read form(Map<String, List<Template>> fields) {
    List<Template> texts = fields.values().stream().flatMap(List::stream).toList();
    return new Read(new Http.Payload.Form(fields), texts, List.of());
  }

  private Read multipart(Node.Mapping mapping) {
    List<Http.Part> parts =
        mapping.entries().stream()
            .flatMap(it -> part(it.key().value(), it.value(), it.key()).stream())
            .toList();
    List<Template> texts = new ArrayList<>();
    for (Http.Part part : parts) {
      texts.add(part.content());
      part.filename().ifPresent(texts::add);
      part.type().ifPresent(texts::add);
    }
    return new Read(new Http.Payload.Multipart(parts), texts, List.of());
  }

  private Optional<Http.Part> part(String name, Node node, Node.Scalar key) {
    return node instanceof Node.Mapping mapping
        ? part(name, mapping, key)
        : expressions
            .template(node)
            .map(it -> new Http.Part(name, it, false, Optional.empty(), Optional.empty()));
  }

  private Optional<Http.Part> part(String name, Node.Mapping mapping, Node.Scalar key) {
    Fields fields = new Fields(mapping, "a part", key.span(), settings.problems());
    Optional<Template> file = fields.take("file", expressions::words);
    Optional<Template> text = fields.take("text", expressions::template);
    Optional<Template> filename = fields.take("filename", expressions::template);
    Optional<Template> type = fields.take("type", expressions::template);
    if (fields.among(List.of("file", "text")).size() != 1) {
      fields.absent("file", "a part has either `file` or `text`", "such as `{file: photo.jpg}`");
    }
    fields.end();
    return file.or(() -> text).map(it -> new Http.Part(name, it, file.isPresent(), filename, type));
  }
}
