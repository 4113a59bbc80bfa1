package dev.runner.progress;

/// Of a terminal's window.
public record Size(int columns, int rows) {}
