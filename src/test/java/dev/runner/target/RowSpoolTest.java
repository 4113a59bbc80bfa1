package dev.runner.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.expr.Value;
import dev.runner.spool.Spool;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSpoolTest {

  @Test
  void what_is_spooled_is_read_back_as_it_was(@TempDir Path folder) {
    Random random = new Random(5);
    List<Candidate> rows = new ArrayList<>();
    try (RowSpool spool = new RowSpool(new Spool(folder))) {
      for (int i = 0; i < 3000; i++) {
        Value.Obj fields = (Value.Obj) record(random, 4);
        rows.add(
            new Candidate(
                Optional.of(text(random)),
                random.nextBoolean() ? Form.BARE : Form.RECORD,
                fields,
                random.nextLong(Long.MAX_VALUE)));
        spool.add(rows.getLast().key().orElseThrow(), rows.getLast());
      }
      for (int i = 0; i < rows.size(); i++) {
        String key = rows.get(i).key().orElseThrow();
        assertEquals(rows.get(i).toString(), spool.candidate(i).toString());
        assertEquals(key, spool.key(i));
        assertEquals(new Row(key, rows.get(i).target(key)), spool.row(i));
      }
    }
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> Value.NULL;
      case 1 -> Value.of(random.nextBoolean());
      case 2 -> Value.of(random.nextLong());
      case 3 -> new Value.Num(new BigDecimal("1.10"), "1.10");
      case 4 -> new Value.Num(new BigDecimal("15"), "0xf");
      case 5 -> Value.of(text(random));
      case 6 -> new Value.Arr(List.of(value(random, depth - 1), value(random, depth - 1)));
      default -> record(random, depth - 1);
    };
  }

  private static Value record(Random random, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      fields.put(text(random), value(random, depth));
    }
    return new Value.Obj(fields);
  }

  private static String text(Random random) {
    char[] all = {'a', 0, '\n', 0xe9, 0xff, 0x100, 0xd83d, 0xde00, 0xffff};
    char[] text = new char[random.nextInt(100) == 0 ? 5000 : random.nextInt(6)];
    for (int i = 0; i < text.length; i++) {
      text[i] = all[random.nextInt(all.length)];
    }
    return new String(text);
  }
}
