/// Runs the plans of `plans/` through the built launcher, on real repositories, files and commands.
@org.jspecify.annotations.NullMarked
package dev.runner.plans;
