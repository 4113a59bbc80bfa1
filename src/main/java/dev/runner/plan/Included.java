package dev.runner.plan;

import dev.runner.text.Source;
import java.nio.file.Path;

/// A file of which a plan has taken jobs, limiters, constants or params.
public record Included(Path path, Source source) {}
