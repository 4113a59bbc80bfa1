/// Events to disk and back; what a resumed run trusts.
///
/// A journal is a file of lines, each an event as JSON with a checksum at its end
/// (`schemas/event.schema.json`). A [dev.runner.journal.Recorder] stands between the run and those
/// who tell of it: they learn of an event when it is on disk.
@NullMarked
package dev.runner.journal;

import org.jspecify.annotations.NullMarked;
