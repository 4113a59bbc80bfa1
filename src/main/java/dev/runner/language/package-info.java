/// What can be said in a plan, key by key, as its schema tells it.
@NullMarked
package dev.runner.language;

import org.jspecify.annotations.NullMarked;
