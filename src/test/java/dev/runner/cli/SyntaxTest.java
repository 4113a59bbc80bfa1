package dev.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// That words mean to the part of a syntax that is declared for them what they mean to the whole:
/// options of every command in every spelling, clusters of letters, values that look like options,
/// mistakes.
final class SyntaxTest {
  private static final long SEED = Long.getLong("seed", 25);
  private static final int ROUNDS = Integer.getInteger("fuzz", 20_000);
  private static final List<String> OTHERS =
      List.of("a", "plan.yaml", "-", "--", "-1", "--no", "-zz", "a=b", "", "2", "3s", "json", "@x");

  private final Surroundings surroundings = Surroundings.ofProcess();
  private final CommandLine whole = Commands.line(surroundings);

  @Test
  void words_mean_what_they_mean_to_the_whole() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      List<String> words = words(random, whole.getSubcommands());
      String[] array = words.toArray(String[]::new);

      assertThat(meant(() -> Commands.called(surroundings, array).given()))
          .as("%s", words)
          .isEqualTo(meant(() -> whole.parseArgs(array).subcommand()));
    }
  }

  private static List<String> words(Random random, Map<String, CommandLine> commands) {
    String name = one(random, List.copyOf(commands.keySet()));
    CommandSpec spec = commands.get(name).getCommandSpec();
    List<String> words = new ArrayList<>(List.of(name));
    for (int i = random.nextInt(6); i > 0; i--) {
      words.add(random.nextInt(3) == 0 ? one(random, OTHERS) : option(random, spec));
    }
    return words;
  }

  private static String option(Random random, CommandSpec spec) {
    OptionSpec option = one(random, spec.options());
    String name = one(random, List.of(option.names()));
    return switch (random.nextInt(4)) {
      case 0 -> name + "=" + one(random, OTHERS);
      case 1 -> name + one(random, OTHERS);
      case 2 -> option.shortestName() + one(random, spec.options()).shortestName().substring(1);
      default -> name;
    };
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// What was understood, or what is wrong; without places, which count from the command on.
  private static String meant(Parsing parsing) {
    try {
      ParseResult given = parsing.parse();
      Map<String, String> options = new TreeMap<>();
      given.matchedOptions().forEach(it -> options.put(it.longestName(), it.getValue() + ""));
      return options
          + given.matchedPositionals().stream().map(it -> it.getValue() + "").toList().toString()
          + given.isUsageHelpRequested();
    } catch (ParameterException e) {
      return e.getMessage().replaceAll("index \\d+", "");
    }
  }

  private interface Parsing {
    ParseResult parse();
  }
}
