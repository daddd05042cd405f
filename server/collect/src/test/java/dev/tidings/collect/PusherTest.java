package dev.tidings.collect;

import static dev.tidings.collect.SourceCluster.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidings.collect.push.PushTarget;
import dev.tidings.collect.spool.Frame;
import dev.tidings.collect.spool.Spool;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PusherTest {
  private static final Reached FROM = new Reached("7", Instant.parse("2026-01-01T00:00:00Z"));
  private static final Reached TO = new Reached("9", Instant.parse("2026-01-01T01:00:00Z"));

  @TempDir Path folder;
  private final BlockingQueue<Batch> offered = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private HttpServer http;
  private Spool spool;
  private Pusher pusher;

  @BeforeEach
  void open() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
    spool = Spool.open(folder, Spool.LEAST_BYTES);
    var access = ServerAccess.of(URI.create("http://127.0.0.1:" + http.getAddress().getPort()));
    var target = new PushTarget(access, "edge", InstantSource.system());
    pusher = new Pusher(spool, target, new Random(7));
  }

  @AfterEach
  void close() {
    pusher.close();
    spool.close();
    http.stop(0);
  }

  /** One request at a time, as the pusher sends them. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      offered.add(BatchJson.decode(exchange.getRequestBody().readAllBytes()).batch());
      Integer code = answers.poll();
      exchange.sendResponseHeaders(code == null ? 200 : code, -1);
    }
  }

  private Batch offered() throws InterruptedException {
    Batch batch = offered.poll(30, TimeUnit.SECONDS);
    assertThat(batch).isNotNull();
    return batch;
  }

  private static Frame frame(Batch batch) {
    return new Frame(Stamp.of(FROM, FROM.at()), batch.events().size(), BatchJson.encode(batch));
  }

  @Test
  void whatTheServerRefusesForGoodIsToldAsAGapBeforeAnythingElse() throws Exception {
    var bad = Batch.changed(List.of(event("shop", "bad", 1)), TO);
    var good = Batch.changed(List.of(event("shop", "good", 1)), TO);
    answers.addAll(List.of(422, 503, 422));
    spool.append(List.of(frame(bad), frame(good)));
    pusher.start();

    var gap = new Gap(Gap.Cause.REFUSED, FROM, TO);
    var told = new Batch(Batch.Seen.CHANGED, List.of(), gap, TO);
    assertThat(List.of(offered(), offered(), offered(), offered(), offered()))
        .containsExactly(bad, told, bad, told, good);
    assertThat(pusher.refused()).isEqualTo(1);
  }
}
