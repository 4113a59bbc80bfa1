package dev.runner.driver.http;

import dev.runner.driver.Capture;
import dev.runner.mask.Mask;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a server answered.
///
/// @param status 200 to 599
/// @param phrase the words beside it, or those that usually stand there
/// @param headers as they came
/// @param body decoded, without secrets; empty where it was saved into a file
/// @param url that gave the answer, after redirects
/// @param stayed why a redirect was not followed, for people; empty where it was no redirect
public record Answer(
    int status,
    String phrase,
    List<Header> headers,
    Capture body,
    URI url,
    Optional<String> stayed) {
  public Answer {
    headers = List.copyOf(headers);
  }

  /// The same without secrets in the headers; the body has none.
  Answer masked(Mask mask) {
    return mask.none()
        ? this
        : new Answer(
            status,
            phrase,
            headers.stream().map(it -> new Header(it.name(), mask.in(it.value()))).toList(),
            body,
            url,
            stayed);
  }
}
