package dev.runner.expr;

/// The functions that ask what has become of what comes before.
enum StatusFunction implements Function {
  SUCCESS("success", "Whether nothing that comes before has failed.", "success() -> true"),
  FAILURE("failure", "Whether something that comes before has failed.", "failure() -> false"),
  ALWAYS("always", "True, whatever has become of what comes before.", "always() -> true");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  StatusFunction(String word, String about, String... examples) {
    this.reference = Reference.of(word, Signature.giving(Result.BOOLEAN), about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) {
    return switch (this) {
      case SUCCESS -> Value.of(arguments.status() == Names.Status.SUCCESS);
      case FAILURE -> Value.of(arguments.status() == Names.Status.FAILURE);
      case ALWAYS -> Value.TRUE;
    };
  }
}
