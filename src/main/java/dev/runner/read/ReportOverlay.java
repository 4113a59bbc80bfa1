package dev.runner.read;

import dev.runner.expr.Expression;
import dev.runner.expr.Scope;
import dev.runner.expr.Type;
import dev.runner.plan.ReportSpec;
import dev.runner.plan.Total;
import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts what the caller wants of reports into those of jobs. It concerns the jobs in which all of
/// it is known; where that is none, it is said why.
final class ReportOverlay {
  private static final Pattern NAMED = Pattern.compile("\\s*([^=<>!,\"'()]+?)\\s*=(?!=)(.+)");

  private final ReportWords words;
  private final List<String> complaints = new ArrayList<>();
  private boolean fits;

  ReportOverlay(ReportWords words) {
    this.words = words;
  }

  /// Whether targets and outputs may be whatever.
  boolean open() {
    return words.open();
  }

  /// What is wrong with it; nothing if it concerns a job.
  List<String> complaints() {
    return fits || words.none() ? List.of() : List.copyOf(complaints);
  }

  /// @param job its id
  /// @param scope what expressions may use
  ReportSpec over(ReportSpec own, String job, Scope scope) {
    if (words.none()) {
      return own;
    }
    Problems problems = new Problems();
    if (own.rows().isPresent() && !words.columns().isEmpty()) {
      complaints.add(
          "--columns: the job `" + job + "` writes its rows to a file: its columns stay");
      return own;
    }
    ReportSpec mine = read(own, scope, problems);
    if (problems.any()) {
      problems.all().stream().limit(1).forEach(it -> complaints.add(told(it, job)));
      return own;
    }
    fits = true;
    return mine;
  }

  private String told(Problem problem, String job) {
    String where = words.open() ? "" : "; in the job `" + job + "`";
    String hint = problem.hint().isEmpty() ? "" : "; " + problem.hint();
    return problem.span().source().name() + ": " + problem.message() + hint + where;
  }

  private ReportSpec read(ReportSpec own, Scope scope, Problems problems) {
    Map<String, Expression> columns =
        words.columns().isEmpty() ? own.columns() : columns(own, scope, problems);
    List<Expression> sort = new ArrayList<>();
    Scope wide = scope;
    Set<String> headings = new LinkedHashSet<>(columns.keySet());
    headings.addAll(words.open() ? own.columns().keySet() : Set.of());
    for (String heading : headings) {
      wide = wide.with(heading, Type.ANY);
    }
    for (String word : words.sort()) {
      String plain = word.strip().replaceFirst("^-", "");
      expression("--sort", plain, wide, problems).ifPresent(sort::add);
    }
    boolean reverse =
        sort.isEmpty() ? own.reverse() : words.sort().getFirst().strip().startsWith("-");
    Map<String, Total> totals = new LinkedHashMap<>(own.totals());
    totals.keySet().retainAll(columns.keySet());
    return new ReportSpec(
        columns,
        words.sort().isEmpty() ? own.sort() : sort,
        reverse,
        words.where().isPresent() ? where(wide, problems) : own.where(),
        own.groupBy().filter(columns::containsKey),
        totals,
        own.rows());
  }

  private Map<String, Expression> columns(ReportSpec own, Scope scope, Problems problems) {
    Map<String, Expression> columns = new LinkedHashMap<>();
    for (String word : words.columns()) {
      Matcher named = NAMED.matcher(word);
      if (named.matches()) {
        expression("--columns", named.group(2), scope, problems)
            .ifPresent(it -> columns.put(named.group(1), it));
      } else {
        for (String one : word.split(",", -1)) {
          String heading = one.strip();
          Optional.ofNullable(own.columns().get(heading))
              .or(() -> expression("--columns", heading, scope, problems))
              .ifPresent(it -> columns.put(heading, it));
        }
      }
    }
    return columns;
  }

  private Optional<Expression> where(Scope scope, Problems problems) {
    Optional<Expression> where = parsed("--where", words.where().orElseThrow(), problems);
    where.ifPresent(it -> it.checkCondition(scope, problems));
    return where;
  }

  private static Optional<Expression> expression(
      String option, String text, Scope scope, Problems problems) {
    Optional<Expression> expression = parsed(option, text, problems);
    expression.ifPresent(it -> it.check(scope, problems));
    return expression;
  }

  private static Optional<Expression> parsed(String option, String text, Problems problems) {
    Source source = new Source(option + " " + text, text);
    return Expression.parse(Text.verbatim(text, source.span(0, text.length())), problems);
  }
}
