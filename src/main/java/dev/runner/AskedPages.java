package dev.runner;

import dev.runner.driver.http.Header;
import dev.runner.driver.http.PageRequests;
import dev.runner.driver.http.RequestRendering;
import dev.runner.expr.Names;
import dev.runner.mask.Mask;
import dev.runner.mask.MaskedInput;
import dev.runner.plan.Http;
import dev.runner.target.PageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Gives the target room the answers that the driver of requests gets.
///
/// @param scratch a folder for large bodies
/// @param vault of the secrets that requests use
record AskedPages(RequestRendering rendering, Path scratch, Vault vault) implements PageSource {

  @Override
  public Page get(Http http, Turn turn, Names names) throws IOException {
    try {
      return asked(http, turn, vault.over(names));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(vault.mask().in(String.valueOf(e.getMessage())), e);
    }
  }

  private Page asked(Http http, Turn turn, Names names) throws IOException {
    PageRequests requests = new PageRequests(rendering, scratch);
    try {
      PageRequests.Page page =
          switch (turn) {
            case Turn.First _ -> requests.get(http, Optional.empty(), "", Optional.empty(), names);
            case Turn.Linked(String url, String from) ->
                requests.get(http, Optional.of(url), from, Optional.empty(), names);
            case Turn.Asked(String field, String value) ->
                requests.get(
                    http, Optional.empty(), "", Optional.of(new Header(field, value)), names);
          };
      return new Asked(page, vault.mask());
    } finally {
      requests.close();
    }
  }

  private record Asked(PageRequests.Page page, Mask mask) implements Page {
    @Override
    public InputStream open() {
      return new MaskedInput(page.open(), mask);
    }

    @Override
    public Optional<String> link() {
      return page.next();
    }

    @Override
    public String url() {
      return page.url();
    }

    @Override
    public void close() {
      page.release().run();
    }
  }
}
