package dev.runner.expr;

import static dev.runner.expr.Shape.SCALAR;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

/// The functions that write a text in the way that something else reads it.
enum EncodingFunction implements Function {
  URL_ENCODE(
      "urlEncode",
      giving(Result.STRING, SCALAR.named("x")),
      "The text as a part of a URL: all but letters, digits and `-._~` percent-encoded.",
      "urlEncode('a b/ü') -> \"a%20b%2F%C3%BC\""),
  BASE64(
      "base64",
      giving(Result.STRING, STRING.named("text")),
      "The bytes of the text, in UTF-8, as Base64.",
      "base64('user:pass') -> \"dXNlcjpwYXNz\""),
  BASE64_DECODE(
      "base64Decode",
      giving(Result.STRING, STRING.named("text")),
      "The text of which this is the Base64.",
      "base64Decode('dXNlcjpwYXNz') -> \"user:pass\""),
  SHA256(
      "sha256",
      giving(Result.STRING, STRING.named("text")),
      "The SHA-256 of the text, in UTF-8, in hexadecimal digits.",
      "slice(sha256('abc'), 0, 12) -> \"ba7816bf8f01\""),
  SHELL_QUOTE(
      "shellQuote",
      giving(Result.STRING, SCALAR.named("x")),
      "The text as one word for a shell, for commands that a shell elsewhere reads, as by `ssh`.",
      "shellQuote(\"it's\") -> \"'it'\\\\''s'\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  EncodingFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case URL_ENCODE -> Encoding.url(arguments);
      case BASE64 -> Encoding.base64(arguments);
      case BASE64_DECODE -> Encoding.decoded(arguments);
      case SHA256 -> Encoding.sha256(arguments);
      case SHELL_QUOTE -> Encoding.shellWord(arguments);
    };
  }
}
