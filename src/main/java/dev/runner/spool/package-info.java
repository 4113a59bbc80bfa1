/// An append-only sequence of records that begins in memory and goes on in a file.
@NullMarked
package dev.runner.spool;

import org.jspecify.annotations.NullMarked;
