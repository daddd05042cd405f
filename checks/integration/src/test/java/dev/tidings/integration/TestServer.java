package dev.tidings.integration;

import dev.tidings.api.ApiServer;
import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.StoredTerms;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A server in this process, on a free port, over a RocksDB store in a folder of its own. */
final class TestServer implements AutoCloseable {
  private final RocksEventStore store;
  private final ApiServer server;

  private TestServer(RocksEventStore store, ApiServer server) {
    this.store = store;
    this.server = server;
  }

  /** What a test's server is to be; the folder is one in which it makes its own. */
  record Settings(
      Path directory, Duration eventTtl, InstantSource clock, @Nullable Duration slowClients) {
    Settings eventTtl(Duration newTtl) {
      return new Settings(directory, newTtl, clock, slowClients);
    }

    Settings clock(InstantSource newClock) {
      return new Settings(directory, eventTtl, newClock, slowClients);
    }

    /** How long a head, a body, or the next request may take to come. */
    Settings slowClientsMayTake(Duration time) {
      return new Settings(directory, eventTtl, clock, time);
    }

    TestServer start() throws IOException {
      Path data = Files.createTempDirectory(directory, "data-");
      var store = RocksEventStore.open(RocksOptions.of(data, new StoredTerms()).withClock(clock));
      try {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return new TestServer(store, ApiServer.start(options(), store, registry));
      } catch (IOException | RuntimeException e) {
        store.close();
        throw e;
      }
    }

    private ApiServerOptions options() {
      var options = ApiServerOptions.loopback(0).withEventTtl(eventTtl).withClock(clock);
      return slowClients == null
          ? options
          : options.withLimits(options.limits().withTimes(slowClients, slowClients, slowClients));
    }
  }

  static Settings in(Path directory) {
    return new Settings(directory, Duration.ofHours(1), InstantSource.system(), null);
  }

  URI uri() {
    return URI.create(server.url());
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
