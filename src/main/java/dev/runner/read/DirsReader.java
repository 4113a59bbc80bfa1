package dev.runner.read;

import dev.runner.expr.Template;
import dev.runner.plan.TargetSource.Dirs;
import dev.runner.plan.TargetSource.Dirs.Start;
import dev.runner.yaml.Node;
import java.util.List;
import java.util.Optional;

/// Reads `dirs`: which folders are targets.
final class DirsReader {
  private static final String MAPPING = "a mapping such as `{root: ~/src, containing: .git}`";
  private final Settings settings;
  private final PatternReader patterns;

  DirsReader(Settings settings) {
    this.settings = settings;
    this.patterns = new PatternReader(settings);
  }

  Optional<Rows> read(Node node) {
    return node instanceof Node.Scalar scalar
        ? settings.shapes().wrong(node, MAPPING, "write `{glob: \"" + scalar.value() + "\"}`")
        : settings.shapes().mapping(node, MAPPING).flatMap(this::mapping);
  }

  private Optional<Rows> mapping(Node.Mapping mapping) {
    Fields fields = new Fields(mapping, "`dirs`", mapping.span(), settings.problems());
    Optional<Start> start = start(fields);
    Optional<Template> containing = fields.take("containing", patterns::one);
    List<Template> match = fields.take("match", patterns::read).orElse(List.of());
    List<Template> exclude = fields.take("exclude", patterns::read).orElse(List.of());
    Optional<Integer> depth =
        fields.take("depth", it -> settings.whole(it, 1, 1_000)).map(Long::intValue);
    boolean follow = fields.take("follow_symlinks", settings::flag).orElse(false);
    fields.end();
    return start.map(it -> Rows.paths(new Dirs(it, containing, match, exclude, depth, follow)));
  }

  private Optional<Start> start(Fields fields) {
    List<String> given = fields.among(List.of("root", "glob"));
    if (given.size() != 1) {
      String message =
          given.isEmpty()
              ? "`dirs` needs `root` or `glob`"
              : "`dirs` begins at `root` or at `glob`, not both";
      settings.problems().error(given.isEmpty() ? fields.span() : fields.spanOf("glob"), message);
    }
    Optional<Start> root = fields.take("root", patterns::one).map(Start.Root::new);
    Optional<Start> glob = fields.take("glob", patterns::one).map(Start.Glob::new);
    return root.or(() -> glob);
  }
}
