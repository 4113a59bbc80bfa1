package dev.runner.progress;

import dev.runner.event.Reason;
import dev.runner.text.Printable;

/// What is said when a run begins to stop before its end.
///
/// @param running attempts
/// @param terminal whether somebody can press Ctrl-C again
record Farewell(int running, boolean terminal) {

  String to(Reason reason) {
    return Printable.line(reason.text()) + ": " + will(reason);
  }

  private String will(Reason reason) {
    if (running == 0) {
      return "stopping";
    }
    return reason instanceof Reason.Interrupted
        ? "stopping " + tasks() + again()
        : "nothing new is started, " + tasks() + " left";
  }

  private String again() {
    return terminal ? "; Ctrl-C again to kill " + (running == 1 ? "it" : "them") + " at once" : "";
  }

  private String tasks() {
    return running + " running " + (running == 1 ? "task" : "tasks");
  }
}
