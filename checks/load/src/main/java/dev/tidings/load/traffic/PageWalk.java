package dev.tidings.load.traffic;

import dev.tidings.load.wire.Client;
import dev.tidings.load.wire.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Everything there is, read in pages.
 *
 * @param pages how many there were
 * @param nanos from the first request to the last byte
 */
public record PageWalk(long pages, long nanos) {
  public static final int PAGE = 500;

  private static final String EVERYTHING = "/api/v1/events?limit=" + PAGE;
  private static final int BEGINNING = 4096;

  /** Reads a page after the other. */
  public static PageWalk of(Client client) throws IOException {
    long began = System.nanoTime();
    long pages = 0;
    String next = EVERYTHING;
    while (!next.isEmpty()) {
      Client.Answer page = client.call(Request.get(next), BEGINNING);
      if (page.status() != 200) {
        throw new IOException("page " + (pages + 1) + " was answered " + page.status());
      }
      pages++;
      String token = page.between("\"continue\":\"", "\"");
      next = token.isEmpty() ? "" : EVERYTHING + "&continue=" + encoded(token);
    }
    return new PageWalk(pages, System.nanoTime() - began);
  }

  private static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  public double seconds() {
    return nanos / 1e9;
  }

  /** How many events a server has, as it says itself, below a path of a collection. */
  public static long live(Client client, String collection) throws IOException {
    Client.Answer first = client.call(Request.get(collection + "?limit=1"), BEGINNING);
    if (first.status() != 200) {
      throw new IOException("counting events was answered " + first.status());
    }
    String remaining = first.between("\"remainingItemCount\":", "}");
    long more = remaining.isEmpty() ? 0 : Long.parseLong(remaining.split(",", 2)[0].strip());
    return first.has("\"items\":[]") ? 0 : more + 1;
  }
}
