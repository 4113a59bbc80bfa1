package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypesTest {
  private static final Type STRINGS = new Type.Arr(Type.STR);

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of("null", Type.NULL),
        Arguments.of("1 == 2", Type.BOOL),
        Arguments.of("params.fetch && target.x", Type.BOOL),
        Arguments.of("steps.state.outputs.dirty", Type.NUM),
        Arguments.of("steps.*.outcome", STRINGS),
        Arguments.of("params.*", new Type.Arr(Type.ANY)),
        Arguments.of("hosts.*.port", new Type.Arr(Type.NUM)),
        Arguments.of("hosts[0].name", Type.STR),
        Arguments.of("params['root']", Type.STR),
        Arguments.of("params[target.x]", Type.ANY),
        Arguments.of("target.x.y[0].z", Type.ANY),
        Arguments.of("lines(stdout)", STRINGS),
        Arguments.of("filter(lines(stdout), l, startsWith(l, '#'))", STRINGS),
        Arguments.of("filter(hosts, h, h.port > 1)[0].port", Type.NUM),
        Arguments.of("map(hosts, h, h.port)", new Type.Arr(Type.NUM)),
        Arguments.of("first(map(hosts, h, lines(h.name)))", STRINGS),
        Arguments.of("count(hosts)", Type.NUM),
        Arguments.of("capture(stdout, 'x')", Type.ANY),
        Arguments.of("default(params.root, 'x')", Type.STR),
        Arguments.of("default(null, 1)", Type.NUM),
        Arguments.of("default(params.root, 1)", Type.ANY),
        Arguments.of("raw(params.root)", Type.STR),
        Arguments.of("fromJSON('1')", Type.ANY));
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_is_inferred(String written, Type type) {
    assertThat(Sample.type(written)).isEqualTo(type);
  }

  @Test
  void a_known_value_has_a_type() {
    assertThat(
            Type.of(Sample.json("{\"a\": [1, 2], \"b\": [1, \"x\"], \"c\": [], \"d\": [[true]]}")))
        .isEqualTo(
            Type.closed(
                Map.of(
                    "a", new Type.Arr(Type.NUM),
                    "b", new Type.Arr(Type.ANY),
                    "c", new Type.Arr(Type.ANY),
                    "d", new Type.Arr(new Type.Arr(Type.BOOL)))));
  }
}
