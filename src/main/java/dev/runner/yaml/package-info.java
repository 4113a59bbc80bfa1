/// YAML text to nodes with spans; the only room that knows the YAML library.
@NullMarked
package dev.runner.yaml;

import org.jspecify.annotations.NullMarked;
