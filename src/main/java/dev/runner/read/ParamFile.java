package dev.runner.read;

import dev.runner.text.Source;
import java.nio.file.Path;

/// A file with values of parameters: a mapping, in YAML or JSON.
///
/// @param folder where paths in it begin: its own
public record ParamFile(Source source, Path folder) {}
