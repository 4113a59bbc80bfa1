/// Attempts that are child processes.
@NullMarked
package dev.runner.driver.process;

import org.jspecify.annotations.NullMarked;
