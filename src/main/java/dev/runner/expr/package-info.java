/// `${{ }}`: parsed once, checked against what can be known, evaluated.
@NullMarked
package dev.runner.expr;

import org.jspecify.annotations.NullMarked;
