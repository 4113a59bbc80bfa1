package dev.runner.report;

import dev.runner.graph.JobNode;

/// Takes the targets of a run as they end, on the thread that owns the run.
interface RowSink {
  /// The run has begun.
  void begin();

  /// A job begins anew: its rows so far count no more.
  void again(JobNode job);

  /// A target has ended.
  ///
  /// @param place of the target in its job, from 0
  void add(int place, TargetRecord target);

  /// Wants none.
  RowSink NONE =
      new RowSink() {
        @Override
        public void begin() {}

        @Override
        public void again(JobNode job) {}

        @Override
        public void add(int place, TargetRecord target) {}
      };
}
