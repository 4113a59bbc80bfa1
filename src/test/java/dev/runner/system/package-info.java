/// What a user sees from outside: the built launcher, real processes, signals and terminals.
@org.jspecify.annotations.NullMarked
package dev.runner.system;
