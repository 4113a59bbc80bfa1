package dev.runner.report;

import dev.runner.event.Executed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packs what tasks executed, and unpacks it.
final class ExecutedPacks {
  private ExecutedPacks() {}

  static void pack(Executed executed, Packer into) {
    pack(executed.words(), into);
    pack(executed.settings(), into);
    pack(executed.folder().stream().toList(), into);
    into.number(executed.cut() ? 1 : 0);
  }

  private static void pack(List<String> texts, Packer into) {
    into.number(texts.size());
    texts.forEach(into::text);
  }

  static Executed unpack(Unpacker from) {
    List<String> words = texts(from);
    List<String> settings = texts(from);
    Optional<String> folder = texts(from).stream().findFirst();
    return new Executed(words, settings, folder, from.small() == 1);
  }

  private static List<String> texts(Unpacker from) {
    int size = from.small();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(from.text());
    }
    return texts;
  }
}
