/// Tells what happened, in plan order: a fold over events; one file per format.
@NullMarked
package dev.runner.report;

import org.jspecify.annotations.NullMarked;
