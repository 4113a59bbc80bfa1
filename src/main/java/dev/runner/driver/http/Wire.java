package dev.runner.driver.http;

import java.util.List;

/// Watches the heads that go to and fro, credentials and all. Told on the exchange's thread.
public interface Wire {
  /// @param lines the request line and the headers
  void sent(List<String> lines);

  /// @param lines the status line and the headers
  void received(List<String> lines);
}
