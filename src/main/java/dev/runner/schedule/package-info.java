/// Decides what starts when; owns every mutable fact of a run.
@NullMarked
package dev.runner.schedule;

import org.jspecify.annotations.NullMarked;
