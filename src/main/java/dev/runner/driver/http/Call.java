package dev.runner.driver.http;

import dev.runner.driver.Capture;
import dev.runner.mask.Masking;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// An exchange from its first request, over redirects, to what becomes of it.
final class Call implements Exchange, Runnable {
  private final Client client;
  private final Request first;
  private final Listener listener;
  private final Watchers watchers;
  private final Cutoff cutoff = new Cutoff();

  Call(Client client, Request first, Listener listener, Optional<Wire> wire) {
    this.client = client;
    this.first = first;
    this.listener = listener;
    this.watchers = new Watchers(listener, wire);
  }

  @Override
  public void abort() {
    cutoff.cut();
  }

  @Override
  public void run() {
    Answer answer;
    try {
      answer = answer();
    } catch (IOException e) {
      FailureException why = e instanceof FailureException known ? known : lost(e);
      listener.failed((cutoff.wasCut() ? FailureException.aborted() : why).failure());
      return;
    } catch (RuntimeException | Error e) {
      listener.broken(e);
      return;
    }
    listener.answered(answer);
  }

  private static FailureException lost(IOException e) {
    return FailureException.lost("the connection was lost: " + Trouble.text(e));
  }

  private Answer answer() throws IOException {
    Request request = first;
    Rules.check(request);
    Payload payload = Payload.of(request.content());
    for (int followed = 0; ; followed++) {
      Hop hop = Hop.of(client, request, payload, cutoff, watchers);
      try {
        Optional<String> location = hop.location();
        if (location.isEmpty()) {
          return taken(hop, Optional.empty());
        }
        switch (Redirect.of(request, hop.head().status(), location.get())) {
          case Redirect.Stayed(String why) -> {
            return taken(hop, Optional.of(why));
          }
          case Redirect.Followed(Request next) -> {
            allow(followed);
            hop.leave(cutoff, client.lines());
            payload = next.content() instanceof Content.None ? Payload.NONE : payload;
            request = next;
          }
        }
      } catch (IOException | RuntimeException | Error e) {
        hop.line().drop();
        throw e;
      }
    }
  }

  private void allow(int followed) throws FailureException {
    int most = first.conduct().maxRedirects();
    if (followed >= most) {
      throw FailureException.last("more than " + most + (most == 1 ? " redirect" : " redirects"));
    }
  }

  private Answer taken(Hop hop, Optional<String> stayed) throws IOException {
    Capture body = new Capture(client.scratch());
    try {
      read(hop, body);
      hop.end(cutoff, client.lines());
    } catch (IOException | RuntimeException | Error e) {
      body.close();
      throw e;
    }
    Head head = hop.head();
    return new Answer(
        head.status(), head.phrase(), head.headers(), body, hop.request().url(), stayed);
  }

  private void read(Hop hop, Capture body) throws IOException {
    Conduct conduct = first.conduct();
    if (conduct.save().isEmpty() || hop.head().status() / 100 != 2) {
      keep(hop, body, conduct.maxBody());
      return;
    }
    try (SavedFile file = SavedFile.at(conduct.save().get())) {
      hop.reception().into(file, conduct.maxBody());
      file.keep();
    }
  }

  private void keep(Hop hop, Capture body, long most) throws IOException {
    if (client.mask().none()) {
      hop.reception().into((bytes, length) -> keep(body, bytes, length), most);
      return;
    }
    Masking masking = client.mask().stream();
    hop.reception()
        .into((bytes, length) -> keep(body, masking.accept(Arrays.copyOf(bytes, length))), most);
    keep(body, masking.finish());
  }

  private static void keep(Capture body, byte[] bytes) throws FailureException {
    keep(body, bytes, bytes.length);
  }

  private static void keep(Capture body, byte[] bytes, int length) throws FailureException {
    try {
      body.write(bytes, length);
    } catch (IOException e) {
      throw FailureException.last("the body can't be kept: " + Trouble.text(e));
    }
  }
}
