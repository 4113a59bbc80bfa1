package dev.runner.journal;

import dev.runner.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What makes runs runs of the same plan: the real path of its file, its name, and what it says of
/// its `instance`. Two checkouts of one repository are two plans.
///
/// @param file where the plan is written; where there is none, where it would be
public record PlanIdentity(Path file, String name, Optional<String> instance) {
  private static final int LONGEST = 40;

  /// Says in a plan's folder which file it is of.
  private static final String FILE = "file";

  /// Says there which instance, where the plan does.
  private static final String INSTANCE = "instance";

  public static PlanIdentity of(Plan plan) {
    Path name = Path.of(plan.source().name()).getFileName();
    Path file = name == null ? plan.folder() : plan.folder().resolve(name);
    return new PlanIdentity(real(file), plan.name(), plan.instance());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  /// Says in its folder what it is of.
  void writeTo(Path folder) throws IOException {
    write(folder.resolve(FILE), file.toString());
    if (instance.isPresent()) {
      write(folder.resolve(INSTANCE), instance.get());
    }
  }

  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      try (OutputStream out = Mine.write(file)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// Whether a plan's folder is of a file.
  static boolean isOf(Path folder, Path file) throws IOException {
    Path said = folder.resolve(FILE);
    return Files.isRegularFile(said) && Files.readString(said).equals(real(file).toString());
  }

  /// The name of its folder: told by its beginning, made unique by its end.
  String folder() {
    String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
    String shown = plain.substring(0, Math.min(LONGEST, plain.length()));
    String which = instance.map(it -> "\0" + it).orElse("");
    byte[] all = (file + "\0" + name + which).getBytes(StandardCharsets.UTF_8);
    return shown + "-" + Checksum.hex(Checksum.of(all, 0, all.length));
  }
}
