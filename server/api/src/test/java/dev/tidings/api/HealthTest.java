package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a server whose store fails. */
class HealthTest {
  private static final EventKey KEY = new EventKey("default", "e");
  private static final byte[] UNREADABLE = {1};

  @TempDir Path directory;
  private volatile boolean broken;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    var stored = RocksOptions.of(directory, this::terms).withUpkeepEvery(Duration.ZERO);
    server = new TestServer(stored, ApiServerOptions.loopback(0));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private EventTerms terms(byte[] value) {
    if (broken && value[0] == UNREADABLE[0]) {
      throw new IllegalStateException("as the test asks");
    }
    return EventTerms.NONE;
  }

  /** Fails a commit: the store has to read the value that is replaced. */
  private void failACommit() {
    server.store.write(new Write.Create(KEY, UNREADABLE, null)).join();
    broken = true;
    assertThat(server.store.write(new Write.Replace(KEY, new byte[] {2}, 2, null)))
        .failsWithin(Duration.ofSeconds(10));
    broken = false;
  }

  @Test
  void aServerThatCannotWriteIsAliveAndNotReadyUntilItCan() {
    failACommit();

    assertThat(server.get("/livez").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = server.get("/readyz");
    assertThat(ready.statusCode()).isEqualTo(500);
    assertThat(ready.body()).contains("[-]store failed");
    assertThat(server.get("/metrics").body())
        .contains("tidings_store_failed_commits_total{cluster=\"tidings\"} 1.0");
    server.store.upkeep();
    assertThat(server.get("/readyz").body()).isEqualTo("ok");
  }

  @Test
  void aServerWhoseStoreHasEndedIsNotAlive() {
    server.store.close();

    assertThat(server.get("/livez").statusCode()).isEqualTo(500);
    assertThat(server.get("/readyz/store").statusCode()).isEqualTo(500);
  }
}
