/// The documentation that is made of what the program knows, so that it can't drift.
@org.jspecify.annotations.NullMarked
package dev.runner.docs;
