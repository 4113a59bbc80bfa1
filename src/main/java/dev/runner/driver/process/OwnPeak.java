package dev.runner.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that this process had. A child begins with it, and the kernel counts that as if
/// it were the child's; as it has counted for us what started us.
final class OwnPeak {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LINE = "\nVmHWM:";

  /// What counts as ours, but is that of the process that started us; 0 when it is less than ours.
  private static final long INHERITED = inherited();

  private OwnPeak() {}

  /// In bytes.
  static long bytes() {
    long counted = Kernel.ownPeak();
    return counted == INHERITED ? highWater() : counted;
  }

  private static long inherited() {
    long counted = Kernel.ownPeak();
    return counted > highWater() ? counted : 0;
  }

  private static long highWater() {
    try {
      String status = new String(Files.readAllBytes(STATUS), StandardCharsets.US_ASCII);
      int start = status.indexOf(LINE) + LINE.length();
      int end = status.indexOf("kB", start);
      return start < LINE.length()
          ? Long.MAX_VALUE
          : Long.parseLong(status.substring(start, end).strip()) << 10;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
