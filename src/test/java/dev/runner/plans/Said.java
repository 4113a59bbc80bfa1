package dev.runner.plans;

/// What a command left behind.
record Said(String stdout, String stderr, int exit) {}
