package dev.runner.event;

/// What defines a task.
///
/// @param sum tells whether it is still the same: 32 hexadecimal digits
/// @param executed as it may be shown
public record Definition(String sum, Executed executed) {}
