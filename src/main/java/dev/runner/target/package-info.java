/// Turns a target source into a checked, spooled sequence of targets with keys.
///
/// A [dev.runner.target.TargetReader] makes an `Input` of what the plan says, which feeds
/// candidates to an `Intake`; that filters and names them, refuses what is called like another, and
/// keeps them in a spool: the [dev.runner.target.Rows]. Commands as sources come through a
/// [dev.runner.target.RowSource].
@NullMarked
package dev.runner.target;

import org.jspecify.annotations.NullMarked;
