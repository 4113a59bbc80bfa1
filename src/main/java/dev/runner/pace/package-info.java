/// How long things take: what earlier runs of a plan took, and what that tells of this one. Only
/// arithmetic: it reads no file and no clock.
@NullMarked
package dev.runner.pace;

import org.jspecify.annotations.NullMarked;
