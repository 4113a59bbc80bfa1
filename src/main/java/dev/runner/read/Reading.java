package dev.runner.read;

import dev.runner.plan.Plan;
import dev.runner.text.Problems;
import java.util.List;

/// What came of reading a document.
///
/// @param draft the plan as far as it could be read; fit to run only without errors, usage
///   complaints, missing params and unreadable files
/// @param problems of the text
/// @param usage what is wrong with the parameters given by the caller: unknown ones, wrong types
/// @param missing required parameters that were not given; what depends on their values was only
///   type-checked
/// @param unreadable which files of variables can't be read, each with its place and why
public record Reading(
    Plan draft,
    Problems problems,
    List<String> usage,
    List<String> missing,
    List<String> unreadable) {
  public Reading {
    usage = List.copyOf(usage);
    missing = List.copyOf(missing);
    unreadable = List.copyOf(unreadable);
  }
}
