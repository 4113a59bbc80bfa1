/// Arguments in, text and exit code out; the only room on the standard streams.
@NullMarked
package dev.runner.cli;

import org.jspecify.annotations.NullMarked;
