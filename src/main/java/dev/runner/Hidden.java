package dev.runner;

import dev.runner.mask.Mask;
import dev.runner.plan.Plan;
import dev.runner.plan.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What nobody may see of a run.
///
/// @param secrets the texts of the plan's secrets, by their names
/// @param mask takes these and the secret params out of what is shown
record Hidden(Map<String, String> secrets, Mask mask) {
  /// A shorter line of a longer text, in characters, may well be no secret: a bracket, a name.
  private static final int LINE = 8;

  Hidden {
    secrets = Map.copyOf(secrets);
  }

  /// @param secrets texts by their names, none too short to be hidden
  static Hidden of(Plan plan, Map<String, String> secrets) {
    return new Hidden(secrets, Mask.of(texts(plan, secrets)));
  }

  /// The texts, without blanks around them as shells and headers take these away, in small letters
  /// as the host of a URL is written, and the lines of those that have several, as a key has: who
  /// shows them may indent them, or show one.
  private static List<String> texts(Plan plan, Map<String, String> secrets) {
    List<String> all = new ArrayList<>(plan.secretTexts());
    all.addAll(secrets.values());
    List<String> lines =
        all.stream()
            .filter(it -> it.indexOf('\n') >= 0)
            .flatMap(String::lines)
            .map(String::strip)
            .filter(it -> it.length() >= LINE)
            .toList();
    List<String> stripped =
        all.stream().map(String::strip).filter(it -> !Mask.tooShort(it)).toList();
    all.addAll(lines);
    all.addAll(stripped);
    all.addAll(all.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList());
    return all;
  }

  /// As long as no secret has been read: what is known without that.
  ///
  /// @param environment of runner itself
  static Hidden unread(Plan plan, Map<String, String> environment) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Secret secret : plan.secrets()) {
      if (secret.origin() instanceof Secret.Origin.Variable(String name)) {
        Optional.ofNullable(environment.get(name))
            .filter(it -> !Mask.tooShort(it))
            .ifPresent(it -> variables.put(secret.name(), it));
      }
    }
    return of(plan, variables);
  }

  /// What takes secrets, and what stands for them where they are not read, out of what is shown.
  Mask withStandIns(Plan plan) {
    List<String> all = new ArrayList<>(texts(plan, secrets));
    all.addAll(plan.standIns().values());
    return Mask.of(all);
  }
}
