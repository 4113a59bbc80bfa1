package dev.runner.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The schemas that reports of tests have to hold: Surefire's, for each suite by itself, and that
/// of Jenkins' xUnit plugin.
public final class JunitSchemas {
  private static final Schema SUREFIRE =
      schema(Path.of("target/xsd/surefire-test-report.xsd").toUri().toString());
  private static final Schema JENKINS =
      schema(String.valueOf(JunitSchemas.class.getResource("junit-10.xsd")));

  private JunitSchemas() {}

  /// What a report breaks of them; also that it is no XML at all.
  public static List<String> complaints(String report) {
    List<String> complaints = new ArrayList<>();
    try {
      Document document = parsed(report);
      check(JENKINS, document.getDocumentElement(), complaints);
      NodeList suites = document.getElementsByTagName("testsuite");
      for (int i = 0; i < suites.getLength(); i++) {
        check(SUREFIRE, (Element) suites.item(i), complaints);
      }
    } catch (SAXException e) {
      complaints.add(String.valueOf(e.getMessage()));
    }
    return complaints;
  }

  /// The text of the first element of a name.
  static String text(String report, String element) throws SAXException {
    return parsed(report).getElementsByTagName(element).item(0).getTextContent();
  }

  static Document parsed(String report) throws SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(report)));
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(Schema schema, Element element, List<String> complaints) {
    try {
      schema.newValidator().validate(new DOMSource(element));
    } catch (SAXException e) {
      complaints.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema(String uri) {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new javax.xml.transform.stream.StreamSource(uri));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
