package dev.runner.plan;

/// Where the value of a param comes from.
///
/// @param from `default`, `-p`, the file that gives it, or that it is not given
/// @param secret whether nobody may see it
public record ParamOrigin(String from, boolean secret) {}
