/// Path patterns: what `*`, `?`, `[a-z]`, `{a,b}` and `**` match; never looks at a file system.
@NullMarked
package dev.runner.glob;

import org.jspecify.annotations.NullMarked;
