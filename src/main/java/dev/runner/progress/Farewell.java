package dev.runner.progress;

import dev.runner.event.Reason;
import dev.runner.text.Printable;

/// What is said when a run begins to stop before its end.
///
/// @param running attempts, those at services aside
/// @param services that are under way
/// @param terminal whether somebody can press Ctrl-C again
record Farewell(int running, int services, boolean terminal) {

  String to(Reason reason) {
    return Printable.line(reason.text()) + ": " + will(reason);
  }

  private String will(Reason reason) {
    if (all() == 0) {
      return "stopping";
    }
    return reason instanceof Reason.Interrupted
        ? "stopping " + what() + again()
        : "nothing new is started, " + what() + " left";
  }

  private int all() {
    return running + services;
  }

  private String again() {
    return terminal ? "; Ctrl-C again to kill " + (all() == 1 ? "it" : "them") + " at once" : "";
  }

  private String what() {
    String tasks = counted(running, "running task");
    String them = counted(services, "service");
    return running == 0 ? them : services == 0 ? tasks : tasks + " and " + them;
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
