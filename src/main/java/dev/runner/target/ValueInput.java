package dev.runner.target;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Expression;
import dev.runner.expr.Names;
import dev.runner.expr.Value;
import java.util.List;

/// The items of a list that an expression gives.
record ValueInput(Expression list, Names names) implements Input {
  @Override
  public Origin origin() {
    return new Origin.Items(list.toString());
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    List<Value> items = items();
    for (int i = 0; i < items.size(); i++) {
      intake.take(Candidate.of(items.get(i), i + 1L, origin()));
    }
  }

  private List<Value> items() throws SourceException {
    try {
      if (list.evaluate(names) instanceof Value.Arr(List<Value> items)) {
        return items;
      }
      throw SourceException.invalid(
          list.span().where()
              + ": `"
              + list
              + "` is "
              + list.evaluate(names).kind()
              + ", not a list");
    } catch (EvaluationException e) {
      throw SourceException.invalid(Quoted.message(e.located()));
    }
  }
}
