package dev.runner;

/// Targets that a caller brings in place of those of a job.
///
/// @param text what was given; the id of a job and `=` may stand in front
public record GivenTargets(Form form, String text) {

  /// How they are given.
  public enum Form {
    /// `a,b,c`, or a JSON array of scalars and records.
    LIST("--targets"),
    /// The name of a file, whose ending tells what is in it; `-` is standard input.
    FILE("--targets-file");

    private final String option;

    Form(String option) {
      this.option = option;
    }

    /// What the caller knows it by.
    public String option() {
      return option;
    }
  }

  String option() {
    return form.option();
  }
}
