/// Wires the rooms together: from a text to a run.
@NullMarked
package dev.runner;

import org.jspecify.annotations.NullMarked;
