package dev.runner.read;

import dev.runner.plan.Http;
import dev.runner.yaml.Node;
import java.util.Optional;

/// Reads `redirects`: `same_origin`, `any`, `none`, or `{follow: any, max: 3}`.
final class RedirectsReader {
  private final Settings settings;

  RedirectsReader(Settings settings) {
    this.settings = settings;
  }

  Optional<Http.Redirects> read(Node node) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(mapping(mapping))
        : follow(node).map(it -> new Http.Redirects(it, Http.Redirects.DEFAULT.max()));
  }

  private Http.Redirects mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`redirects`", mapping.span(), settings.problems());
    Http.Redirects redirects =
        new Http.Redirects(
            fields.take("follow", this::follow).orElse(Http.Redirects.DEFAULT.follow()),
            fields
                .take("max", it -> settings.whole(it, 1, 100))
                .map(Long::intValue)
                .orElse(Http.Redirects.DEFAULT.max()));
    fields.end();
    return redirects;
  }

  private Optional<Http.Follow> follow(Node node) {
    return settings.choice(node, Texts.words(Http.Follow.values()));
  }
}
