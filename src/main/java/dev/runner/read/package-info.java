/// Decides whether a document is a plan; reports every problem in one pass.
@NullMarked
package dev.runner.read;

import org.jspecify.annotations.NullMarked;
