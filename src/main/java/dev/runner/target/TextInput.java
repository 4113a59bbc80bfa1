package dev.runner.target;

import java.io.IOException;

/// The rows of a text.
record TextInput(Origin origin, Opening opening, TextFormat format) implements Input {
  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    try (Utf8Reader text = new Utf8Reader(opening.open())) {
      format.read(text, origin, intake);
    } catch (NotUtf8Exception e) {
      throw SourceException.invalid(origin.at(e.line()) + ": bytes that are not UTF-8");
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      throw opening.failed(e);
    }
  }
}
