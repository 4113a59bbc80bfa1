/// Jobs and steps and what they need; cycles end here; a task is a step met by a target.
@NullMarked
package dev.runner.graph;

import org.jspecify.annotations.NullMarked;
