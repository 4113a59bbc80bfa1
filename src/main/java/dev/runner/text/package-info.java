/// Where something was written, and what is wrong with it.
///
/// A [dev.runner.text.Source] is a text that somebody wrote; a [dev.runner.text.Span] is a place in
/// it; a [dev.runner.text.Problem] is a mistake at such a place, which an [dev.runner.text.Excerpt]
/// shows with its line and a caret. This room opens on no other.
@NullMarked
package dev.runner.text;

import org.jspecify.annotations.NullMarked;
