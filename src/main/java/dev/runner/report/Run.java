package dev.runner.report;

import dev.runner.graph.Graph;
import java.time.Instant;

/// The run that is told of.
record Run(String id, Graph graph, Instant started) {}
