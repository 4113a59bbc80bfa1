/// What an editor makes of plans and their schema.
@org.jspecify.annotations.NullMarked
package dev.runner.editor;
