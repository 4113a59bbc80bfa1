package dev.runner.target;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.runner.expr.Value;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// RFC 4180 with a header line; every row has as many fields as that. The only class that knows the
/// CSV library, so that it is loaded only when needed.
final class CsvFormat implements TextFormat {
  @Override
  public void read(Utf8Reader text, Origin origin, Intake intake)
      throws IOException, SourceException, InterruptedException {
    try {
      rows(rows(text), origin, intake);
    } catch (CsvParseException | UncheckedIOException e) {
      text.rethrow();
      throw Complaint.of(why(e), origin);
    }
  }

  private static Iterator<CsvRecord> rows(Reader text) {
    return CsvReader.builder()
        .maxBufferSize(Limits.ROW)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text)
        .iterator();
  }

  private static void rows(Iterator<CsvRecord> rows, Origin origin, Intake intake)
      throws SourceException, InterruptedException {
    if (!rows.hasNext()) {
      throw SourceException.invalid(origin.name() + " is empty, but CSV begins with a header line");
    }
    List<String> header = header(rows.next(), origin);
    while (rows.hasNext()) {
      CsvRecord row = rows.next();
      intake.take(Candidate.record(fields(header, row, origin), row.getStartingLineNumber()));
    }
  }

  private static List<String> header(CsvRecord row, Origin origin) throws SourceException {
    Set<String> names = new HashSet<>();
    List<String> header = List.copyOf(row.getFields());
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (name.isBlank()) {
        throw wrong(row, origin, "column " + (i + 1) + " of the header has no name");
      }
      if (!names.add(name)) {
        throw wrong(row, origin, "two columns are called " + Quoted.word(name));
      }
    }
    return header;
  }

  private static Value.Obj fields(List<String> header, CsvRecord row, Origin origin)
      throws SourceException {
    if (row.getFieldCount() != header.size()) {
      throw wrong(row, origin, counts(row.getFieldCount(), header.size()));
    }
    Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(header.size());
    for (int i = 0; i < header.size(); i++) {
      fields.put(header.get(i), Value.of(row.getField(i)));
    }
    return new Value.Obj(fields);
  }

  private static String counts(int found, int wanted) {
    return "the row has "
        + found
        + (found == 1 ? " field" : " fields")
        + ", but the header "
        + wanted;
  }

  private static SourceException wrong(CsvRecord row, Origin origin, String what) {
    return SourceException.invalid(origin.at(row.getStartingLineNumber()) + ": " + what);
  }

  /// The library says in the outer message where, and in the inner one what.
  private static String why(RuntimeException e) {
    Throwable cause = e.getCause();
    return cause == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + cause.getMessage();
  }
}
