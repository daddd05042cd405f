package dev.tidings.collect.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What servers say, good and bad, over real sockets. */
@Timeout(60)
class UpstreamEventsTest {
  private final Deadlines deadlines = new Deadlines();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private UpstreamEvents events;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    events = new UpstreamEvents(ServerAccess.of(url), deadlines, InstantSource.system());
  }

  @AfterEach
  void close() {
    events.close();
    deadlines.close();
    server.stop(0);
  }

  private void answer(int code, String body) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.sendResponseHeaders(code, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
          }
        });
  }

  private static String event(String name, String revision) {
    return "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\",\"resourceVersion\":\"%s\"}}"
        .formatted(name, revision);
  }

  @Test
  void aPageIsReadWhateverTheOrderOfItsParts() throws Exception {
    answer(
        200,
        "{\"items\":[%s,{\"metadata\":7},%s],\"kind\":\"EventList\",\"other\":{\"a\":[1]},"
                .formatted(event("a", "3"), event("b", "5"))
            + "\"metadata\":{\"resourceVersion\":\"9\",\"continue\":\"abc=\"}}");

    Page page = events.page("x+y", 3);

    assertThat(page.events()).extracting(e -> e.metadata().name()).containsExactly("a", "b");
    assertThat(page.revision()).isEqualTo("9");
    assertThat(page.next()).isEqualTo("abc=");
    assertThat(page.unreadable()).isEqualTo(1);
    assertThat(asked).containsExactly("/api/v1/events?limit=3&continue=x%2By");
  }

  @Test
  void aListThatBreaksOffIsNone() {
    answer(200, "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[" + event("a", "3"));

    assertThatThrownBy(() -> events.page("", 10))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("breaks off");
  }

  @Test
  void whatIsNoListAtAllIsSaid() {
    answer(200, "<html>sign in</html>");

    assertThatThrownBy(() -> events.page("", 10)).isInstanceOf(IOException.class);
  }

  @Test
  void aRefusalSaysWhyAndHowLongToWait() {
    answer(429, "{\"kind\":\"Status\",\"message\":\"too many requests\"}");

    assertThatThrownBy(() -> events.page("", 10))
        .isInstanceOfSatisfying(
            UpstreamException.class,
            refused -> {
              assertThat(refused).hasMessage("it answered 429: too many requests");
              assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7));
              assertThat(refused.isGone()).isFalse();
            });
  }

  @Test
  void aRevisionThatIsGoneIsToldApart() {
    answer(410, "{\"kind\":\"Status\",\"message\":\"too old\",\"reason\":\"Expired\"}");

    assertThatThrownBy(() -> events.watch("5", Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(
            UpstreamException.class, refused -> assertThat(refused.isGone()).isTrue());
  }

  @Test
  void aWatchTellsWhatHappensUntilItEnds() throws Exception {
    answer(
        200,
        """
        {"type":"ADDED","object":%s}
        {"type":"DELETED","object":%s}
        {"type":"MODIFIED","object":{"metadata":7}}
        {"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"12"}}}
        {"type":"ADDED","object":{"half"\
        """
            .formatted(event("a", "10"), event("b", "11")));

    var told = new ArrayList<Notice>();
    try (WatchReader watch = events.watch("5", Duration.ofMinutes(2))) {
      for (List<Notice> more = watch.next(); !more.isEmpty(); more = watch.next()) {
        told.addAll(more);
      }
    }

    assertThat(told).extracting(Notice::revision).containsExactly("10", "11", "", "12");
    assertThat(told.get(0)).isInstanceOf(Notice.Changed.class);
    assertThat(told.get(1)).isInstanceOf(Notice.Deleted.class);
    assertThat(told.get(2)).isInstanceOf(Notice.Unreadable.class);
    assertThat(told.get(3)).isInstanceOf(Notice.Bookmark.class);
    assertThat(asked)
        .containsExactly(
            "/api/v1/events?watch=true&allowWatchBookmarks=true&timeoutSeconds=120&resourceVersion=5");
  }

  @Test
  void anErrorInAWatchIsARefusal() throws Exception {
    answer(200, "{\"type\":\"ERROR\",\"object\":{\"code\":410,\"message\":\"too old\"}}\n");

    try (WatchReader watch = events.watch("5", Duration.ofMinutes(2))) {
      assertThatThrownBy(watch::next)
          .isInstanceOfSatisfying(
              UpstreamException.class, refused -> assertThat(refused.isGone()).isTrue());
    }
  }

  @Test
  void aLineWithoutAnEndIsNotReadForEver() throws Exception {
    answer(200, "x".repeat(Lines.MOST_BYTES + 1));

    try (WatchReader watch = events.watch("5", Duration.ofMinutes(2))) {
      assertThatThrownBy(watch::next).hasMessageContaining("longer than");
    }
  }

  @Test
  void closingEndsAWatchThatSaysNothing() throws Exception {
    var quiet = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().flush();
          try {
            quiet.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    WatchReader watch = events.watch("5", Duration.ofMinutes(2));
    Thread closing = Thread.ofPlatform().start(events::close);

    assertThatThrownBy(watch::next).isInstanceOf(IOException.class);
    closing.join();
    quiet.countDown();
  }
}
