package dev.runner.plan;

/// How the page behind one of an HTTP source is found.
public sealed interface NextPage {

  /// There is one page.
  record None() implements NextPage {}

  /// The answer's `Link` header with `rel="next"` (RFC 8288) leads to it.
  record LinkHeader() implements NextPage {}

  /// A URL in the document leads to it.
  ///
  /// @param path where it stands
  record LinkField(String path) implements NextPage {}

  /// A value in the document is sent with the request for it.
  ///
  /// @param path where it stands; no value there, or an empty one, means the last page
  /// @param query the field of the query that it is sent as
  record Cursor(String path, String query) implements NextPage {}

  /// Pages have numbers; one without rows is behind the last.
  ///
  /// @param query the field of the query
  record Numbered(String query, int start) implements NextPage {}
}
