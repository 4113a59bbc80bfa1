package dev.runner.target;

import dev.runner.expr.Names;
import dev.runner.plan.NextPage;
import dev.runner.plan.TargetSource;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The rows of an HTTP source, page by page.
///
/// @param names what its templates may use
record PagedInput(TargetSource.Pages source, PageSource pages, Names names) implements Input {
  @Override
  public Origin origin() {
    return new Origin.Lines("the answer of " + Quoted.word(source.http().url().toString()));
  }

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    Optional<PageSource.Turn> turn = Optional.of(first());
    Set<PageSource.Turn> asked = new HashSet<>();
    for (int number = 1; turn.isPresent(); number++) {
      if (!asked.add(turn.get())) {
        throw SourceException.invalid(origin().name() + ": the pages lead in a circle");
      }
      if (number > source.maxPages()) {
        throw SourceException.invalid(
            origin().name() + ": there are more than " + source.maxPages() + " pages (max_pages)");
      }
      turn = page(turn.get(), number, intake);
    }
  }

  private PageSource.Turn first() {
    return source.next() instanceof NextPage.Numbered(String query, int start)
        ? new PageSource.Turn.Asked(query, Integer.toString(start))
        : new PageSource.Turn.First();
  }

  /// Takes the rows of a page, and tells which one is next.
  private Optional<PageSource.Turn> page(PageSource.Turn turn, int number, Intake intake)
      throws SourceException, InterruptedException {
    try (PageSource.Page page = pages.get(source.http(), turn, names)) {
      int before = intake.taken();
      Origin origin =
          source.next() instanceof NextPage.None
              ? origin()
              : new Origin.Lines(origin().name() + ", page " + number);
      try (Utf8Reader text = new Utf8Reader(page.open())) {
        TextFormat.of(source.parse(), source.path()).read(text, origin, intake);
      } catch (NotUtf8Exception e) {
        throw SourceException.invalid(origin.at(e.line()) + ": bytes that are not UTF-8");
      }
      return next(page, number, intake.taken() > before);
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      throw SourceException.unreadable(origin().name() + ": " + e.getMessage());
    }
  }

  private Optional<PageSource.Turn> next(PageSource.Page page, int number, boolean rows)
      throws SourceException, IOException {
    return switch (source.next()) {
      case NextPage.None _ -> Optional.empty();
      case NextPage.LinkHeader _ -> page.link().map(it -> linked(it, page));
      case NextPage.LinkField(String path) -> value(page, path).map(it -> linked(it, page));
      case NextPage.Cursor(String path, String query) ->
          value(page, path).map(it -> new PageSource.Turn.Asked(query, it));
      case NextPage.Numbered(String query, int start) ->
          rows
              ? Optional.of(new PageSource.Turn.Asked(query, Long.toString((long) start + number)))
              : Optional.empty();
    };
  }

  private static PageSource.Turn linked(String url, PageSource.Page page) {
    return new PageSource.Turn.Linked(url, page.url());
  }

  /// A scalar in the document; empty when there is none, or it is empty.
  private Optional<String> value(PageSource.Page page, String path)
      throws SourceException, IOException {
    try (Utf8Reader text = new Utf8Reader(page.open())) {
      return JsonScalar.at(JsonPath.parse(path), text, origin()).filter(it -> !it.isEmpty());
    }
  }
}
