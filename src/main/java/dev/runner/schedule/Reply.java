package dev.runner.schedule;

import dev.runner.driver.Driver;
import dev.runner.driver.Ending;

/// Puts what an attempt tells into the inbox.
///
/// @param begun since when it is expected which process it is, where it is kept
/// @param listens whether somebody wants to know when it goes out
/// @param keeps whether it is kept which process it is
record Reply(Inbox inbox, TaskRun task, long begun, boolean listens, boolean keeps)
    implements Driver.Completion {
  @Override
  public void sent() {
    if (listens) {
      inbox.add(new Message.AttemptSent(task, System.nanoTime()));
    }
  }

  @Override
  public void spawned(long pid) {
    if (task.service()) {
      inbox.add(new Message.Spawned(task, pid));
    } else if (keeps) {
      inbox.aside(new Message.Spawned(task, pid), begun);
    }
  }

  @Override
  public void ready() {
    inbox.add(new Message.ServiceReady(task));
  }

  @Override
  public void noticed(String warning) {
    inbox.add(new Message.Noticed(warning));
  }

  @Override
  public void ended(Ending ending) {
    inbox.add(new Message.AttemptEnded(task, ending));
  }

  @Override
  public void broken(Throwable cause) {
    inbox.add(new Message.AttemptBroken(task, cause));
  }
}
