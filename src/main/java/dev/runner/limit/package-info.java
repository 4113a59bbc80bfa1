/// Arithmetic of scarce things: permits and token buckets; never waits, never reads a clock.
@NullMarked
package dev.runner.limit;

import org.jspecify.annotations.NullMarked;
