package dev.runner.target;

import java.io.IOException;

/// The rows of a text.
record TextInput(Origin origin, Opening opening, TextFormat format) implements Input {
  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    try (Utf8Reader text = new Utf8Reader(opening.open())) {
      read(text, intake);
    } catch (NotUtf8Exception e) {
      throw SourceException.invalid(origin.at(e.line()) + ": bytes that are not UTF-8");
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      throw opening.failed(e);
    }
  }

  /// What a failing command printed is seldom what was expected; that it failed tells more.
  private void read(Utf8Reader text, Intake intake)
      throws IOException, SourceException, InterruptedException {
    try {
      format.read(text, origin, intake);
    } catch (SourceException e) {
      if (opening instanceof Opening.OfCommand) {
        text.skip(Limits.ROW);
      }
      throw e;
    }
  }
}
