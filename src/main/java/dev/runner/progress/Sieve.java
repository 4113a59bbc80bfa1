package dev.runner.progress;

import dev.runner.event.Channel;
import dev.runner.graph.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keeps services from waiting for a slow terminal: what there is no room for is left out, in whole
/// lines, and a note says how much that was. Called on the threads that read the children, and at
/// the end of an attempt on the one that owns the run.
final class Sieve {
  private final Screen screen;
  private final Credit credit;
  private final Consumer<Message> inbox;
  private final Map<Place, Flow> flows = new ConcurrentHashMap<>();

  Sieve(Screen screen, Credit credit, Consumer<Message> inbox) {
    this.screen = screen;
    this.credit = credit;
    this.inbox = inbox;
  }

  /// What is known of one service; its own lock, since either stream has a thread.
  private static final class Flow {
    final WholeLines lines = new WholeLines();
    LeftOut left = LeftOut.NOTHING;
  }

  /// Whether the output passes through here; any other is waited for.
  boolean takes(Task task, Channel shown) {
    return screen.terminal(shown) && task.step().service();
  }

  void write(Task task, Channel channel, byte[] bytes) {
    Flow flow = flows.computeIfAbsent(Place.of(task), _ -> new Flow());
    synchronized (flow) {
      pass(task, channel, flow, flow.lines.add(channel, bytes));
    }
  }

  /// An attempt has ended: gives on what has no end of line, and tells what is not shown.
  void end(Task task) {
    Flow flow = flows.remove(Place.of(task));
    if (flow != null) {
      synchronized (flow) {
        for (Channel channel : Channel.values()) {
          pass(task, channel, flow, flow.lines.rest(channel));
        }
        tell(task, flow);
      }
    }
  }

  private void pass(Task task, Channel channel, Flow flow, byte[] whole) {
    int cost = Credit.cost(whole.length);
    if (whole.length == 0) {
      return;
    }
    if (!credit.spare(cost, flow.left.any())) {
      flow.left = flow.left.plus(whole);
      return;
    }
    tell(task, flow);
    inbox.accept(new Message.Output(task, channel, whole, cost));
  }

  private void tell(Task task, Flow flow) {
    if (flow.left.any()) {
      inbox.accept(new Message.Missing(task, flow.left));
      flow.left = LeftOut.NOTHING;
    }
  }
}
