package dev.runner.driver.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Strings as C has them, in UTF-8. An environment that many children share is written once. Any
/// thread may use it.
final class NativeStrings {
  private final Map<Variables, Block> shared = new ConcurrentHashMap<>();

  /// @return the address; it is valid as long as the arena
  long of(String text, Arena arena) {
    return arena.allocateFrom(text, StandardCharsets.UTF_8).address();
  }

  /// An array of them with a null at its end.
  ///
  /// @return the address; it is valid as long as the arena
  long list(List<String> texts, Arena arena) {
    return block(texts, arena).address();
  }

  /// The environment: what the child may share with others, what is its own, and its mark.
  long environment(CommandLine command, Mark mark, Arena arena) {
    Variables variables = command.variables();
    Block base =
        variables.shared()
            ? shared.computeIfAbsent(variables, it -> block(assignments(it.all()), Arena.global()))
            : block(assignments(variables.all()), arena);
    List<String> own = new ArrayList<>(command.own().size() + 1);
    own.addAll(command.own());
    own.add(mark.assignment());
    return base.with(block(own, arena), arena);
  }

  private static List<String> assignments(Map<String, String> environment) {
    List<String> assignments = new ArrayList<>(environment.size());
    environment.forEach((name, value) -> assignments.add(name + "=" + value));
    assignments.removeIf(it -> it.startsWith(Mark.NAME + "="));
    return assignments;
  }

  /// An array of pointers with a null at its end.
  private record Block(MemorySegment memory, int count) {
    long address() {
      return memory.address();
    }

    /// An array of the pointers of both.
    long with(Block more, Arena arena) {
      MemorySegment all = arena.allocate(8L * (count + more.count + 1), 8);
      MemorySegment.copy(memory, 0, all, 0, 8L * count);
      MemorySegment.copy(more.memory, 0, all, 8L * count, 8L * more.count);
      return all.address();
    }
  }

  /// An array of pointers with a null at its end, and the strings behind it, in one piece.
  private static Block block(List<String> texts, Arena arena) {
    List<byte[]> all = new ArrayList<>(texts.size());
    long size = 8L * (texts.size() + 1);
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      all.add(bytes);
      size += bytes.length + 1;
    }
    MemorySegment block = arena.allocate(size, 8);
    long at = 8L * (texts.size() + 1);
    for (int i = 0; i < all.size(); i++) {
      byte[] bytes = all.get(i);
      block.setAtIndex(ValueLayout.JAVA_LONG, i, block.address() + at);
      MemorySegment.copy(bytes, 0, block, ValueLayout.JAVA_BYTE, at, bytes.length);
      at += bytes.length + 1;
    }
    return new Block(block, texts.size());
  }
}
