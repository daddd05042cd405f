package dev.tidings.collect.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The events of one cluster, of both API groups and all namespaces. Of one thread, but for closing.
 * Every method throws {@link IOException} when nothing comes, or what comes makes no sense, and
 * {@link UpstreamException} when the server refuses.
 */
public final class UpstreamEvents implements AutoCloseable {
  private static final String PATH = "/api/v1/events";

  /** So that a connection that has died is noticed, and a large page can be sent. */
  private static final Duration PAGE_WITHIN = Duration.ofMinutes(1);

  private static final Duration GRACE = Duration.ofSeconds(15);

  private final URI server;
  private final UpstreamClient client;

  /** Nothing is asked before the first call. */
  public UpstreamEvents(ServerAccess access, Deadlines deadlines, InstantSource clock) {
    this.server = access.server();
    this.client = new UpstreamClient(access, deadlines, clock);
  }

  /** Where they are. */
  public URI server() {
    return server;
  }

  /**
   * A page of a list.
   *
   * @param token where the page before ended; empty for the first of a new list
   * @param limit how many events at most
   */
  public Page page(String token, int limit) throws IOException, InterruptedException {
    String rest = token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, UTF_8);
    try (InputStream answer = client.open(PATH + "?limit=" + limit + rest, PAGE_WITHIN)) {
      return new PageReader().read(answer);
    }
  }

  /**
   * Changes after a revision, until the server ends the watch or it lasts for longer than it may.
   */
  public WatchReader watch(String revision, Duration length)
      throws IOException, InterruptedException {
    String path =
        PATH
            + "?watch=true&allowWatchBookmarks=true&timeoutSeconds="
            + length.toSeconds()
            + "&resourceVersion="
            + URLEncoder.encode(revision, UTF_8);
    return new WatchReader(client.open(path, length.plus(GRACE)));
  }

  /** Ends what is being asked. */
  @Override
  public void close() {
    client.close();
  }
}
