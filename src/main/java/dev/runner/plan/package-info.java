/// What the author asked for: valid, immutable records; no I/O, no YAML, no threads.
@NullMarked
package dev.runner.plan;

import org.jspecify.annotations.NullMarked;
