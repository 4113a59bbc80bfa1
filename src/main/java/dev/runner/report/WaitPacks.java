package dev.runner.report;

import dev.runner.event.Obstacle;
import dev.runner.event.Wait;
import java.util.ArrayList;
import java.util.List;

/// Packs what attempts waited for, and unpacks it.
final class WaitPacks {
  private static final int PERMIT = 0;
  private static final int SLOT = 1;
  private static final int TOKEN = 2;
  private static final int DELAY = 3;

  private WaitPacks() {}

  static void pack(List<Wait> waits, Packer into) {
    into.number(waits.size());
    for (Wait wait : waits) {
      pack(wait.obstacle(), into);
      into.micros(wait.took());
    }
  }

  private static void pack(Obstacle obstacle, Packer into) {
    switch (obstacle) {
      case Obstacle.Permit _ -> into.number(PERMIT);
      case Obstacle.Slot _ -> into.number(SLOT);
      case Obstacle.Token(String name) -> into.number(TOKEN).text(name);
      case Obstacle.Delay _ -> into.number(DELAY);
    }
  }

  static List<Wait> unpack(Unpacker from) {
    int size = from.small();
    List<Wait> waits = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      waits.add(new Wait(obstacle(from), from.micros()));
    }
    return waits;
  }

  private static Obstacle obstacle(Unpacker from) {
    return switch (from.small()) {
      case PERMIT -> new Obstacle.Permit();
      case SLOT -> new Obstacle.Slot();
      case TOKEN -> new Obstacle.Token(from.text());
      default -> new Obstacle.Delay();
    };
  }
}
