package dev.runner.cli;

import dev.runner.language.Key;
import dev.runner.language.Language;
import java.util.stream.Collectors;

/// Has shells complete the paths of keys of plans, a level at a time.
final class KeyCompletion {
  /// Takes the place of the function that picocli has made, which knows of no levels. Behind a key
  /// that has others below it there is no blank, so that one can go on with a dot.
  private static final String SCRIPT =
      """

      # Completes the keys of plans for the `explain` subcommand, a level at a time.
      function _picocli_runner_explain() {
        local curr_word=${COMP_WORDS[COMP_CWORD]}
        if [[ "${curr_word}" == -* ]]; then
          COMPREPLY=( $(compgen -W "-h --help" -- "${curr_word}") )
          return
        fi
        local keys=" @KEYS@ "
        local key rest found="" IFS=$' \\t\\n'
        for key in $(compgen -W "${keys}" -- "${curr_word}"); do
          rest=${key#"${curr_word}"}
          rest=${rest#.}
          if [[ "${rest}" != *.* ]]; then found="${found}${key} "; fi
        done
        COMPREPLY=( $(echo "${found}") )
        if [[ "${keys}" == *" ${found%% }."* ]]; then
          type compopt &>/dev/null && compopt -o nospace
        fi
      }
      """;

  private KeyCompletion() {}

  /// What goes behind a completion script.
  static String of(Language language) {
    return SCRIPT.replace(
        "@KEYS@",
        language.all().stream()
            .map(Key::shown)
            .map(it -> it.replace(".*", ""))
            .distinct()
            .collect(Collectors.joining(" ")));
  }
}
