package dev.runner.read;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Our YAML nodes as the schema validator sees JSON, which is YAML, too.
public record SchemaNode(Node node, String getJsonPointer) implements JsonNode {

  /// Reads JSON and YAML.
  public static final JsonNodeFactory FACTORY =
      new JsonNodeFactory() {
        @Override
        public JsonNode wrap(Object node) {
          return node instanceof SchemaNode known ? known : new SchemaNode((Node) node, "");
        }

        @Override
        public JsonNode create(String json) {
          return wrap(YamlReader.read(new Source("json", json), new Problems()).orElseThrow());
        }
      };

  @Override
  public SimpleType getNodeType() {
    return switch (node) {
      case Node.Mapping _ -> SimpleType.OBJECT;
      case Node.Sequence _ -> SimpleType.ARRAY;
      case Node.Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOLEAN;
            case NULL -> SimpleType.NULL;
            case INTEGER -> SimpleType.INTEGER;
            case FLOAT -> SimpleType.NUMBER;
          };
    };
  }

  @Override
  public boolean asBoolean() {
    return asString().equalsIgnoreCase("true");
  }

  @Override
  public String asString() {
    return ((Node.Scalar) node).value();
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return new BigDecimal(asString());
  }

  @Override
  public List<JsonNode> asArray() {
    List<Node> items = ((Node.Sequence) node).items();
    return IntStream.range(0, items.size())
        .<JsonNode>mapToObj(it -> child(items.get(it), Integer.toString(it)))
        .toList();
  }

  @Override
  public Map<String, JsonNode> asObject() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (Node.Entry entry : ((Node.Mapping) node).entries()) {
      String key = entry.key().value();
      fields.put(key, child(entry.value(), JsonNode.encodeJsonPointer(key)));
    }
    return fields;
  }

  private SchemaNode child(Node child, String step) {
    return new SchemaNode(child, getJsonPointer + "/" + step);
  }
}
