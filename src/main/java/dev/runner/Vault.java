package dev.runner;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import dev.runner.mask.Mask;
import dev.runner.plan.Plan;
import dev.runner.text.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The secrets of a plan, read when somebody first needs them. Any thread may ask.
final class Vault {
  private final Plan plan;
  private final Setting setting;
  private final Hidden unread;
  private Optional<Hidden> open = Optional.empty();

  Vault(Plan plan, Setting setting) {
    this.plan = plan;
    this.setting = setting;
    this.unread = Hidden.unread(plan, setting.environment());
  }

  synchronized Hidden open() throws UnreadableSecrets, InterruptedException {
    if (open.isEmpty()) {
      open = Optional.of(Hidden.of(plan, new SecretTexts(plan, setting).read()));
    }
    return open.get();
  }

  /// Hides what is known so far.
  synchronized Mask mask() {
    return open.orElse(unread).mask();
  }

  /// Names that read the secrets when an expression uses them.
  Names over(Names names) {
    return name -> name.equals("secrets") ? Optional.of(secrets()) : names.named(name);
  }

  private Value secrets() throws EvaluationException {
    try {
      Map<String, Value> texts = new LinkedHashMap<>();
      open().secrets().forEach((name, text) -> texts.put(name, Value.of(text)));
      return new Value.Obj(texts);
    } catch (UnreadableSecrets e) {
      Problem first = e.problems().getFirst();
      throw new EvaluationException(first.span(), first.message());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluationException(plan.source().span(0, 0), "interrupted");
    }
  }
}
