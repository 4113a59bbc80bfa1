package dev.runner.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// Writes a run as one page that needs nothing else: its style, its script, and its data in
/// elements of JSON. What is too much for a page is left out, and the page says so.
final class HtmlReport {
  private static final int ROWS = 50_000;
  private static final long DETAILS = 24 << 20;
  private static final List<String> SCRIPTS =
      List.of(
          "text",
          "ansi",
          "data",
          "filter",
          "table",
          "lanes",
          "timeline",
          "pointing",
          "graph",
          "task",
          "page");

  private final Results results;
  private final OutputStream out;

  private HtmlReport(Results results, OutputStream out) {
    this.results = results;
    this.out = out;
  }

  static void write(Results results, int exitCode, OutputStream out) throws IOException {
    write(results, exitCode, ROWS, DETAILS, out);
  }

  /// @param rows so many tasks at most
  /// @param details so many bytes of what they executed and printed at most
  static void write(Results results, int exitCode, int rows, long details, OutputStream out)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    try {
      new HtmlReport(results, buffered).page(exitCode, HtmlRows.of(results, rows), details);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException(e);
    }
    buffered.flush();
  }

  private void page(int exitCode, HtmlRows rows, long details) throws IOException {
    String style = resource("page.css");
    String script =
        SCRIPTS.stream()
            .map(it -> resource(it + ".js"))
            .collect(Collectors.joining("\n", "\"use strict\";\n(() => {\n", "})();\n"));
    String[] parts = resource("page.html").split("@@", -1);
    for (String part : parts) {
      switch (part) {
        case "POLICY" -> text(policy(style, script));
        case "TITLE" -> text(Markup.text(results.plan() + " " + results.verdict().word()));
        case "SUMMARY" -> text(Markup.text(summary()));
        case "STYLE" -> text(style);
        case "SCRIPT" -> text(script);
        case "DATA" -> data(exitCode, rows, details);
        default -> text(part);
      }
    }
  }

  private String summary() {
    return "%s, run %s: %s; %d targets: %d succeeded, %d failed, %d skipped, %d cancelled."
        .formatted(
            results.plan(),
            results.id(),
            results.verdict().word(),
            results.totals().targets(),
            results.totals().succeeded(),
            results.totals().failed(),
            results.totals().skipped(),
            results.totals().cancelled());
  }

  /// Nothing is loaded, nothing runs but the page's own script.
  private static String policy(String style, String script) {
    return "default-src 'none'; script-src '"
        + hash(script)
        + "'; style-src '"
        + hash(style)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void data(int exitCode, HtmlRows rows, long details) throws IOException {
    text("<script type=\"application/json\" id=\"run\">");
    try (JsonGenerator json = Embedded.generator(out)) {
      new HtmlHead(results, json).write(exitCode, rows);
    }
    text("</script>\n<script type=\"application/json\" id=\"rows\">");
    rows(rows);
    text("</script>\n");
    long leftOut = new HtmlDetails(results, details, out).write(rows);
    text("<script type=\"application/json\" id=\"left-out\">" + leftOut + "</script>\n");
  }

  private void rows(HtmlRows rows) throws IOException {
    Map<JobResult, Integer> jobs = new HashMap<>();
    results.all().forEach(it -> jobs.put(it, jobs.size()));
    try (JsonGenerator json = Embedded.generator(out)) {
      HtmlTask task = new HtmlTask(results.started(), results.usual(), json);
      json.writeStartArray();
      rows.tell(
          row -> {
            json.writeRaw('\n');
            task.write(row, jobs.getOrDefault(row.job(), 0));
          });
      json.writeEndArray();
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
