package dev.runner.read;

import dev.runner.text.Span;
import java.util.List;

/// A step of which only its id and its needs are read.
record Outline(String id, List<String> needs, Fields fields, Span span) {}
