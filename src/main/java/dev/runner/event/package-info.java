/// The facts of a run, as closed sets of values.
@NullMarked
package dev.runner.event;

import org.jspecify.annotations.NullMarked;
