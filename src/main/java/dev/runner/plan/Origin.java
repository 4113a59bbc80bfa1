package dev.runner.plan;

/// Where the value of a param or a constant comes from.
///
/// @param from of a param `default`, `-p`, the file that gives it, or that it is not given; of a
///   constant the file that it is written in
/// @param secret whether nobody may see it
public record Origin(String from, boolean secret) {}
