package dev.runner.driver.http;

import dev.runner.driver.Capture;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a server answered.
///
/// @param status 200 to 599
/// @param phrase the words beside it, or those that usually stand there
/// @param headers as they came
/// @param body decoded; empty where it was saved into a file
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
}
