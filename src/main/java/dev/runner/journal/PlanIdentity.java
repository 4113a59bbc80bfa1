package dev.runner.journal;

import dev.runner.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What makes runs runs of the same plan: the real path of its file, and its name. Two checkouts of
/// one repository are two plans.
///
/// @param file where the plan is written; where there is none, where it would be
public record PlanIdentity(Path file, String name) {
  private static final int LONGEST = 40;

  /// Says in a plan's folder which file it is of.
  private static final String FILE = "file";

  public static PlanIdentity of(Plan plan) {
    Path name = Path.of(plan.source().name()).getFileName();
    Path file = name == null ? plan.folder() : plan.folder().resolve(name);
    return new PlanIdentity(real(file), plan.name());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  /// Says in its folder which file it is of.
  void writeTo(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      try (OutputStream out = Mine.write(file)) {
        out.write(this.file.toString().getBytes(StandardCharsets.UTF_8));
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
    byte[] all = (file + "\0" + name).getBytes(StandardCharsets.UTF_8);
    return shown + "-" + Checksum.hex(Checksum.of(all, 0, all.length));
  }
}
