package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTurnsTest {
  private static final int MANY = 1_000;

  private Vertx vertx;
  private Context loop;
  private WatchTurns turns;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    loop = vertx.getOrCreateContext();
    turns = new WatchTurns(((ContextInternal) loop).nettyEventLoop());
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void whatIsAddedIsRunOnceAndInItsOrder() throws Exception {
    List<Integer> run = Collections.synchronizedList(new ArrayList<>());
    var done = new CompletableFuture<Boolean>();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      turns.add(() -> run.add(number));
    }
    turns.add(() -> done.complete(Context.isOnEventLoopThread()));

    assertThat(done.get(20, TimeUnit.SECONDS)).as("on the event loop").isTrue();
    assertThat(run).containsExactlyElementsOf(IntStream.range(0, MANY).boxed().toList());
  }

  @Test
  void aLoopWithWatchesThatAlwaysWriteTakesNewConnections() throws Exception {
    var served = new AtomicBoolean();
    writeUntil(served);
    var server =
        vertx.createNetServer().connectHandler(socket -> served.set(true)).listen(0, "127.0.0.1");
    int port = await(server).actualPort();
    NetSocket client = await(vertx.createNetClient().connect(port, "127.0.0.1"));

    var over = new CompletableFuture<Void>();
    turns.add(() -> over.complete(null));
    over.get(20, TimeUnit.SECONDS);
    await(client.close());
  }

  /** Always another piece to write. */
  private void writeUntil(AtomicBoolean served) {
    turns.add(
        () -> {
          if (!served.get()) {
            writeUntil(served);
          }
        });
  }

  @Test
  void betweenTurnsTheLoopDoesWhateverElseIsToDo() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    var done = new CompletableFuture<Void>();
    loop.runOnContext(
        now -> {
          turns.add(() -> loop.runOnContext(other -> order.add("other")));
          for (int i = 0; i < MANY; i++) {
            turns.add(() -> order.add("piece"));
          }
          turns.add(() -> done.complete(null));
        });
    done.get(20, TimeUnit.SECONDS);

    assertThat(order.indexOf("other")).isBetween(1, 100);
  }

  @Test
  void aTaskThatFailsKeepsNoOtherFromItsTurn() {
    var done = new CompletableFuture<Void>();
    turns.add(
        () -> {
          throw new IllegalStateException("WebSocket is closed");
        });
    turns.add(
        () -> {
          throw new OutOfMemoryError("no room for buffers");
        });
    turns.add(() -> done.complete(null));

    assertThat(done).succeedsWithin(Duration.ofSeconds(20));
  }

  private static <T> T await(io.vertx.core.Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
