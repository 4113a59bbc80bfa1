/// Shows a run while it happens: the live bar, plain progress lines, and the children's output as
/// `--stream` says.
///
/// [dev.runner.progress.Console] is the front door. Its one thread owns what is printed; the loop
/// and the threads that read the children only put messages into its inbox.
@NullMarked
package dev.runner.progress;

import org.jspecify.annotations.NullMarked;
