package dev.runner.schedule;

import dev.runner.driver.Driver;
import dev.runner.driver.Ending;
import java.util.concurrent.BlockingQueue;

/// Puts what an attempt tells into the inbox.
///
/// @param listens whether somebody wants to know when it goes out
/// @param keeps whether it is kept which process it is
record Reply(BlockingQueue<Message> inbox, TaskRun task, boolean listens, boolean keeps)
    implements Driver.Completion {
  @Override
  public void sent() {
    if (listens) {
      inbox.add(new Message.AttemptSent(task, System.nanoTime()));
    }
  }

  @Override
  public void spawned(long pid) {
    if (keeps || task.service()) {
      inbox.add(new Message.Spawned(task, pid));
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
