package dev.runner.event;

import java.time.Duration;
import java.util.OptionalLong;

/// What an attempt took of the machine, by the kernel's own account: its processes that have ended
/// and were waited for.
///
/// @param user CPU time in its own code
/// @param system CPU time in the kernel
/// @param peakMemory bytes of memory that the largest of its processes held at most; empty where
///   the kernel can't tell them from those of runner, out of which the process came
public record Usage(Duration user, Duration system, OptionalLong peakMemory) {}
