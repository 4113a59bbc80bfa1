package dev.runner.system;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/// A row of `-o csv`: what is said to have become of a target.
record Reported(String target, String outcome, String reason) {
  /// All of them, in order.
  static List<Reported> of(String csv) {
    return CsvReader.builder().ofCsvRecord(csv).stream().skip(1).map(Reported::of).toList();
  }

  private static Reported of(CsvRecord row) {
    return new Reported(row.getField(1), row.getField(2), row.getField(3));
  }

  boolean succeeded() {
    return outcome.equals("succeeded");
  }
}
