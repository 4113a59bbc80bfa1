package dev.runner.report;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.runner.expr.Json;
import dev.runner.expr.JsonException;
import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value as the schema validator sees it, for every test that validates a document.
public record ValueNode(Value value, String pointer) implements JsonNode {

  public static final JsonNodeFactory FACTORY =
      new JsonNodeFactory() {
        @Override
        public JsonNode wrap(Object node) {
          return node instanceof ValueNode wrapped ? wrapped : new ValueNode((Value) node, "");
        }

        @Override
        public JsonNode create(String json) {
          try {
            return new ValueNode(Json.parse(json), "");
          } catch (JsonException e) {
            throw new IllegalArgumentException(e);
          }
        }
      };

  @Override
  public String getJsonPointer() {
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    return switch (value) {
      case Value.Null _ -> SimpleType.NULL;
      case Value.Bool _ -> SimpleType.BOOLEAN;
      case Value.Str _ -> SimpleType.STRING;
      case Value.Arr _ -> SimpleType.ARRAY;
      case Value.Obj _ -> SimpleType.OBJECT;
      case Value.Num number ->
          number.value().stripTrailingZeros().scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER;
    };
  }

  @Override
  public boolean asBoolean() {
    return value.equals(Value.TRUE);
  }

  @Override
  public String asString() {
    return value.text().orElse("null");
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return ((Value.Num) value).value();
  }

  @Override
  public List<JsonNode> asArray() {
    List<JsonNode> items = new ArrayList<>();
    for (Value item : ((Value.Arr) value).items()) {
      items.add(new ValueNode(item, pointer + "/" + items.size()));
    }
    return items;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    ((Value.Obj) value)
        .fields()
        .forEach(
            (name, field) ->
                fields.put(
                    name, new ValueNode(field, pointer + "/" + JsonNode.encodeJsonPointer(name))));
    return fields;
  }
}
