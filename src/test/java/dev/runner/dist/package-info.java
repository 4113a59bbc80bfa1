/// Tests of what is shipped: the launcher and what lies beside it.
@org.jspecify.annotations.NullMarked
package dev.runner.dist;
