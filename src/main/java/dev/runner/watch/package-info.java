/// Says which files below some folders have changed; knows nothing of plans, runs or events.
///
/// A [dev.runner.watch.FolderWatch] hears from the system which names were touched, and compares
/// them with what it remembers of each folder's files: so it is the difference that is told, not
/// what happened in between. What git ignores is not looked at.
@NullMarked
package dev.runner.watch;

import org.jspecify.annotations.NullMarked;
