package dev.runner.driver.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Strings as C has them, in UTF-8. An environment that many children share is written once. Any
/// thread may use it.
final class NativeStrings {
  private final Map<Map<String, String>, Long> shared =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /// @return the address; it is valid as long as the arena
  long of(String text, Arena arena) {
    return arena.allocateFrom(text, StandardCharsets.UTF_8).address();
  }

  /// The arguments, behind the program's name as it was called.
  long argv(CommandLine command, Arena arena) {
    return block(command.argv(), arena);
  }

  long environment(CommandLine command, Arena arena) {
    Map<String, String> environment = command.environment();
    return command.shared()
        ? shared.computeIfAbsent(environment, it -> block(assignments(it), Arena.global()))
        : block(assignments(environment), arena);
  }

  private static List<String> assignments(Map<String, String> environment) {
    List<String> assignments = new ArrayList<>(environment.size());
    environment.forEach((name, value) -> assignments.add(name + "=" + value));
    return assignments;
  }

  /// An array of pointers with a null at its end, and the strings behind it, in one piece.
  private static long block(List<String> texts, Arena arena) {
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
    return block.address();
  }
}
