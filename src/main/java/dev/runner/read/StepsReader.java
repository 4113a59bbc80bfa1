package dev.runner.read;

import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.plan.Closing;
import dev.runner.plan.Step;
import dev.runner.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Reads the steps of a job, each after those whose outputs it may use.
final class StepsReader {
  private static final int MOST = 500;
  private static final String STEPS = "a list of steps such as `[{exec: [ls]}]`";
  private final Settings settings;
  private final Surroundings surroundings;
  private final OutlineReader outlines;
  private final Map<String, Type> types = new LinkedHashMap<>();

  StepsReader(Settings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.outlines = new OutlineReader(settings);
  }

  /// The steps under `steps`.
  Optional<List<Step>> steps(Node node) {
    return settings.shapes().items(node, STEPS).map(it -> all(it, "step-"));
  }

  /// The steps under `finally`, for which all others have ended.
  Optional<List<Step>> finallySteps(Node node) {
    return settings.shapes().list(node, STEPS).map(it -> last(it.items(), "finally-", "finally"));
  }

  /// The steps that a plan has for its end.
  Optional<List<Step>> closingSteps(Node node, Closing when) {
    return settings.shapes().items(node, STEPS).map(it -> last(it, "step-", when.word()));
  }

  private static void noService(Outline step, String place) {
    step.fields()
        .refuse(
            "background",
            "nothing comes after `" + place + "` that could need a service",
            "start it under the `steps` of a job");
  }

  /// What `steps` is when all have ended.
  Type types() {
    return Type.closed(types);
  }

  private List<Step> all(List<Node> items, String prefix) {
    return ordered(outlines(items, prefix), Map.of());
  }

  /// Steps that run whatever became of those before them, behind which nothing comes.
  private List<Step> last(List<Node> items, String prefix, String place) {
    List<Outline> steps = outlines(items, prefix);
    steps.forEach(it -> noService(it, place));
    return ordered(steps, Map.copyOf(types));
  }

  private List<Outline> outlines(List<Node> items, String prefix) {
    if (items.size() > MOST) {
      settings
          .problems()
          .error(
              items.get(MOST).span(),
              "a job has at most " + MOST + " steps",
              "make several jobs of it");
    }
    return outlines.read(items.subList(0, Math.min(items.size(), MOST)), prefix);
  }

  private List<Step> ordered(List<Outline> steps, Map<String, Type> ended) {
    Scopes scopes = surroundings.scopes();
    Order order = new Order(positions(steps));
    Ended before = new Ended(steps, types, ended);
    Map<Integer, Step> read = new TreeMap<>();
    for (int i : order.sorted()) {
      Scope scope =
          scopes.step(surroundings.needs(), surroundings.target(), before.after(order.before(i)));
      StepReader.Read step = new StepReader(settings, scope, surroundings).read(steps.get(i));
      types.put(steps.get(i).id(), step.type());
      step.step().ifPresent(it -> read.put(i, it));
    }
    return List.copyOf(read.values());
  }

  private static List<List<Integer>> positions(List<Outline> steps) {
    Map<String, Integer> positions = new HashMap<>();
    IntStream.range(0, steps.size()).forEach(it -> positions.put(steps.get(it).id(), it));
    List<List<Integer>> needs = new ArrayList<>();
    steps.forEach(it -> needs.add(it.needs().stream().map(positions::get).toList()));
    return needs;
  }
}
