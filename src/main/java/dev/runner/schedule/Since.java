package dev.runner.schedule;

/// A moment, and how long each thing that may keep a job's attempts waiting had kept the run
/// waiting until then.
// Made by Delays, and changed by nobody.
@SuppressWarnings("ArrayRecordComponent")
record Since(long nanos, long[] waited) {}
