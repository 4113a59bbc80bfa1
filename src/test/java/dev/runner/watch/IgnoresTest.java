package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What git itself says is what is expected.
final class IgnoresTest {
  private static final List<String> NAMES =
      List.of("a", "b", "ab", "abc", "a b", "a ", "é", "[a]", "x.c", "!a", "#b", "a\\", "c-", "A1");
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "c",
          "x.c",
          "*",
          "*",
          "**",
          "**/",
          "/**/",
          "/**",
          "?",
          "[ab]",
          "[!a]",
          "[^b]",
          "[a-c]",
          "[[:alpha:]]",
          "[[:digit:][:upper:]]",
          "[]a]",
          "[a",
          "\\",
          "\\ ",
          "/",
          "/",
          "/",
          " ",
          "é",
          "!",
          "#",
          "***",
          "[!a-",
          "\\/",
          "[a/b]",
          "[[:x:]]",
          "[[:a]",
          "[--c]",
          "[a\\]]");

  @TempDir private Path temporary;
  private Path top;
  private Git git;

  @BeforeEach
  void begins() throws Exception {
    top = Files.createDirectory(temporary.toRealPath().resolve("top"));
    git = new Git(temporary.toRealPath(), temporary.toRealPath().resolve(".config"));
    git("init", "-q");
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ignores_what_git_ignores(int seed) throws Exception {
    Random random = new Random(seed);
    grow(top, random, 3);
    write(top.resolve(".git/info/exclude"), patterns(random));
    try (Stream<Path> all = Files.walk(top)) {
      for (Path folder : all.filter(Files::isDirectory).filter(this::isOurs).toList()) {
        if (folder.equals(top) || random.nextInt(3) == 0) {
          write(folder.resolve(".gitignore"), patterns(random));
        }
      }
    }
    agrees();
  }

  @Test
  void reads_the_users_own_file() throws Exception {
    write(temporary.resolve(".config/git/ignore"), "a\n");
    write(top.resolve("a"), "");
    write(top.resolve("b"), "");
    agrees();
    write(
        temporary.resolve(".gitconfig"),
        "[user]\nexcludesFile = ~/no\n[core]\n\texcludesFile = ~/mine\n");
    write(temporary.resolve("mine"), "b\n");
    agrees();
    assertThat(ignored()).containsExactly("b");
  }

  @Test
  void reads_files_with_carriage_returns_and_a_byte_order_mark() throws Exception {
    write(top.resolve(".gitignore"), "\ufeffa\r\nb\r\n\r\n#c\r\n");
    for (String name : List.of("a", "b", "c")) {
      write(top.resolve(name), "");
    }
    agrees();
    assertThat(ignored()).containsExactly("a", "b");
  }

  @Test
  void knows_the_shared_patterns_of_a_second_work_tree() throws Exception {
    git("-c", "user.name=a", "-c", "user.email=a", "commit", "-q", "--allow-empty", "-m", "a");
    write(top.resolve(".git/info/exclude"), "a\n");
    git("worktree", "add", "-q", "../second");
    Path first = top;
    top = first.resolveSibling("second");
    write(top.resolve("a"), "");
    agrees();
    assertThat(ignored()).containsExactly("a");
  }

  @Test
  void leaves_a_gitignore_outside_of_work_trees_alone() throws Exception {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    write(outside.resolve(".gitignore"), "a\n");
    assertThat(git.ignores(outside).ignores(outside.resolve("a"), false)).isFalse();
  }

  @Test
  void ignores_what_a_repository_above_says_nothing_in_a_repository_below() throws Exception {
    write(top.resolve(".gitignore"), "a\n");
    Path below = Files.createDirectories(top.resolve("below"));
    run(below, "git", "init", "-q");
    Ignores ignores = git.inside(git.ignores(top), below);
    assertThat(ignores.ignores(below.resolve("a"), false)).isFalse();
  }

  @Test
  void takes_little_time_for_a_pattern_of_many_asterisks() throws Exception {
    write(top.resolve(".gitignore"), "*a".repeat(60) + "b\n");
    Path file = top.resolve("a".repeat(250));
    assertThat(git.ignores(top).ignores(file, false)).isFalse();
  }

  private boolean isOurs(Path path) {
    return !path.startsWith(top.resolve(".git"));
  }

  private static void grow(Path folder, Random random, int depth) throws IOException {
    for (int i = random.nextInt(2, 6); i > 0; i--) {
      Path path = folder.resolve(NAMES.get(random.nextInt(NAMES.size())));
      if (!Files.exists(path) && depth > 0 && random.nextBoolean()) {
        grow(Files.createDirectory(path), random, depth - 1);
      } else if (!Files.exists(path)) {
        Files.createFile(path);
      }
    }
  }

  private static String patterns(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      text.append(random.nextInt(4) == 0 ? "!" : "");
      for (int j = random.nextInt(1, 5); j > 0; j--) {
        List<String> pieces = random.nextInt(3) == 0 ? NAMES : PIECES;
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      text.append(random.nextInt(5) == 0 ? "/\n" : "\n");
    }
    return text.toString();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void agrees() throws Exception {
    List<String> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(top)) {
      found
          .filter(it -> isOurs(it) && !it.equals(top))
          .forEach(it -> all.add(top.relativize(it).toString()));
    }
    String input = String.join("\0", all) + "\0";
    Process process = start(top, "git", "check-ignore", "--no-index", "-z", "--stdin");
    try (var into = process.getOutputStream()) {
      into.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isLessThan(2);
    TreeSet<String> expected = new TreeSet<>(List.of(output.split("\0")));
    expected.remove("");
    assertThat(ignored()).isEqualTo(expected);
  }

  private TreeSet<String> ignored() throws IOException {
    TreeSet<String> ignored = new TreeSet<>();
    collect(top, git.ignores(top), false, ignored);
    return ignored;
  }

  private void collect(Path folder, Ignores ignores, boolean all, TreeSet<String> into)
      throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path path : entries.filter(this::isOurs).toList()) {
        boolean isFolder = Files.isDirectory(path);
        boolean out = all || ignores.ignores(path, isFolder);
        if (out) {
          into.add(top.relativize(path).toString());
        }
        if (isFolder) {
          collect(path, git.inside(ignores, path), out, into);
        }
      }
    }
  }

  private void git(String... arguments) throws Exception {
    run(top, Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
  }

  private void run(Path folder, String... argv) throws Exception {
    Process process = start(folder, argv);
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
  }

  private Process start(Path folder, String... argv) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().put("HOME", git.home().toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().remove("XDG_CONFIG_HOME");
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
