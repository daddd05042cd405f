package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchFrames;
import dev.tidings.api.wire.WatchStream;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchPumpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OpenWatches open = new OpenWatches();
  private final OnDemand stream = new OnDemand();
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aClientThatClosesWhileAPieceIsOnItsWayEndsItsOwnWatchOnly() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(this::givesWhenItsClientCloses)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    WebSocket client =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + server.actualPort()), new WebSocket.Listener() {})
            .get(20, TimeUnit.SECONDS);
    client.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);

    assertThat(stream.closed).succeedsWithin(PATIENCE);
    assertThat(open.isEmpty()).isTrue();
    var others = new CompletableFuture<Void>();
    open.turns(vertx.getOrCreateContext()).add(() -> others.complete(null));
    assertThat(others).succeedsWithin(PATIENCE);
  }

  private void givesWhenItsClientCloses(HttpServerRequest request) {
    var reply = new Reply.Watch(List.of(), stream, new Plain());
    var pump = new WatchPump(reply, vertx.getOrCreateContext(), open);
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              socket.endHandler(closing -> stream.give());
              pump.writeTo(socket);
            });
  }

  /** A watch whose next notification comes when the test wants it. */
  private static final class OnDemand implements WatchStream {
    final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Consumer<List<WatchEvent>> waiting = events -> {};

    @Override
    public void next(Consumer<List<WatchEvent>> taker) {
      waiting = taker;
    }

    void give() {
      waiting.accept(List.of(new WatchEvent.InitialEventsEnd("7")));
    }

    @Override
    public void end() {}

    @Override
    public void close() {
      closed.complete(null);
    }
  }

  private record Plain() implements WatchFrames {
    @Override
    public byte[] render(WatchEvent event) {
      return event.toString().getBytes(UTF_8);
    }

    @Override
    public boolean text() {
      return true;
    }

    @Override
    public byte[] message(byte[] frame) {
      return frame;
    }
  }
}
