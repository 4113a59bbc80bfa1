package dev.runner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Markdown as GitHub renders it: by its own `cmark-gfm`, with its extensions.
public final class Rendered {
  private static final Set<String> USED =
      Set.of(
          "document",
          "heading",
          "paragraph",
          "text",
          "strong",
          "list",
          "item",
          "code_block",
          "table",
          "table_header",
          "table_row",
          "table_cell");

  /// As DOM trees of XML can't hold them, whatever they stand for.
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");

  private final Element document;

  private Rendered(Element document) {
    this.document = document;
  }

  public static Rendered of(String markdown) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "cmark-gfm", "-t", "xml", "-e", "table", "-e", "strikethrough", "-e", "autolink")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (OutputStream in = process.getOutputStream()) {
                    in.write(markdown.getBytes(StandardCharsets.UTF_8));
                  } catch (IOException e) {
                    process.destroy();
                  }
                });
    String xml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    writer.join();
    if (process.waitFor() != 0) {
      throw new IOException("cmark-gfm ended with " + process.exitValue());
    }
    try {
      String plain = CONTROLS.matcher(xml.replaceFirst("<!DOCTYPE [^>]*>", "")).replaceAll("");
      return new Rendered(JunitSchemas.parsed(plain).getDocumentElement());
    } catch (SAXException e) {
      throw new IOException(e);
    }
  }

  /// What stands in it that a report never means: HTML, links, pictures, emphasis; and tables whose
  /// rows are of different lengths.
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    complain(document, complaints);
    return complaints;
  }

  private static void complain(Element element, List<String> complaints) {
    if (!USED.contains(element.getTagName())) {
      complaints.add(element.getTagName() + ": " + element.getTextContent());
    }
    List<Element> children = children(element);
    if (element.getTagName().equals("table")) {
      long lengths = children.stream().map(it -> children(it).size()).distinct().count();
      if (lengths != 1) {
        complaints.add("a table with rows of " + lengths + " lengths: " + element.getTextContent());
      }
    }
    children.forEach(it -> complain(it, complaints));
  }

  /// The texts of the cells of all tables, a row after the other.
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (String name : List.of("table_header", "table_row")) {
      var found = document.getElementsByTagName(name);
      for (int i = 0; i < found.getLength(); i++) {
        rows.add(
            children((Element) found.item(i)).stream()
                .map(it -> it.getTextContent().strip())
                .toList());
      }
    }
    return rows;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node it = element.getFirstChild(); it != null; it = it.getNextSibling()) {
      if (it instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
