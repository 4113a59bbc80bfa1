@NullMarked
package dev.runner.read;

import org.jspecify.annotations.NullMarked;
