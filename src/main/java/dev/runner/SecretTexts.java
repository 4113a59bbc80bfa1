package dev.runner;

import dev.runner.driver.process.CommandRows;
import dev.runner.mask.Mask;
import dev.runner.plan.Plan;
import dev.runner.plan.Secret;
import dev.runner.plan.Secret.Origin;
import dev.runner.text.Nearest;
import dev.runner.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads the texts of a plan's secrets from where it says that they come from.
final class SecretTexts {
  private static final int LONGEST = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Plan plan;
  private final Setting setting;
  private final Problems problems = new Problems();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private boolean missing;

  SecretTexts(Plan plan, Setting setting) {
    this.plan = plan;
    this.setting = setting;
  }

  /// All of them, by their names.
  ///
  /// @throws UnreadableSecrets when any can't be read, or can't be hidden
  Map<String, String> read() throws UnreadableSecrets, InterruptedException {
    for (Secret secret : plan.secrets()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      text(secret).filter(it -> fit(it, secret)).ifPresent(it -> texts.put(secret.name(), it));
    }
    if (problems.any()) {
      throw new UnreadableSecrets(problems.all(), missing);
    }
    return texts;
  }

  private Optional<String> text(Secret secret) throws InterruptedException {
    return switch (secret.origin()) {
      case Origin.Variable(String name) -> variable(name, secret);
      case Origin.File(Path path) -> file(path, secret);
      case Origin.Output(List<String> argv) -> output(argv, secret);
    };
  }

  private Optional<String> variable(String name, Secret secret) {
    Optional<String> text = Optional.ofNullable(setting.environment().get(name));
    if (text.isEmpty()) {
      String near =
          Nearest.to(name, setting.environment().keySet())
              .map(it -> "did you mean `" + it + "`?")
              .orElse("set it where runner is started");
      wrong(secret, "the variable `" + name + "` is not set", near);
    }
    return text;
  }

  private Optional<String> file(Path path, Secret secret) {
    try (InputStream in = Files.newInputStream(path)) {
      return decoded(in, secret);
    } catch (IOException e) {
      missing = true;
      wrong(secret, path + " can't be read: " + why(path, e), "");
      return Optional.empty();
    }
  }

  private static String why(Path path, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> Files.isDirectory(path) ? "it is a folder" : String.valueOf(e.getMessage());
    };
  }

  private Optional<String> output(List<String> argv, Secret secret) throws InterruptedException {
    CommandRows commands = new CommandRows(plan.folder(), setting.scratch(), setting.environment());
    String what = "`" + argv.getFirst() + "`";
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Future<InputStream> printed = one.submit(() -> commands.open(argv));
      try (InputStream in = printed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return decoded(in, secret);
      } catch (TimeoutException e) {
        wrong(secret, what + " has not ended after " + PATIENCE.toSeconds() + " s", "");
      } catch (ExecutionException e) {
        wrong(secret, what + ": " + message(e.getCause()), "");
      } catch (IOException e) {
        wrong(secret, what + ": " + message(e), "");
      } finally {
        printed.cancel(true);
      }
    }
    return Optional.empty();
  }

  private static String message(@Nullable Throwable e) {
    return e == null ? "failed" : String.valueOf(e.getMessage());
  }

  private Optional<String> decoded(InputStream in, Secret secret) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      wrong(secret, "this is larger than 64 KiB", "a secret is a token, a password or a key");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.replaceFirst("\\r?\\n\\z", ""));
    } catch (CharacterCodingException e) {
      wrong(secret, "this is not UTF-8", "encode it, as in base64");
      return Optional.empty();
    }
  }

  private boolean fit(String text, Secret secret) {
    if (text.isEmpty()) {
      wrong(secret, "this is empty", "");
    } else if (Mask.tooShort(text)) {
      wrong(
          secret,
          "this has fewer than " + Mask.SHORTEST + " characters",
          "a shorter text is part of too much that would have to be masked");
    }
    return !Mask.tooShort(text);
  }

  private void wrong(Secret secret, String message, String hint) {
    Map<String, String> known =
        new LinkedHashMap<>(Hidden.unread(plan, setting.environment()).secrets());
    known.putAll(texts);
    String shown = Hidden.of(plan, known).mask().message(message);
    problems.error(secret.span(), "secret `" + secret.name() + "`: " + shown, hint);
  }
}
