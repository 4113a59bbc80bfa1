/// Makes one attempt at one task; an interrupt stops it. One folder per kind.
@NullMarked
package dev.runner.driver;

import org.jspecify.annotations.NullMarked;
