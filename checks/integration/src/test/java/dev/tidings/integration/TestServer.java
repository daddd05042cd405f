package dev.tidings.integration;

import dev.tidings.api.ApiServer;
import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.read.StoredTerms;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server in this process, on a free port, over a RocksDB store in a folder of its own. */
final class TestServer implements AutoCloseable {
  private final Settings settings;
  private final Path data;
  private RocksEventStore store;
  private ApiServer server;

  private TestServer(Settings settings, Path data) throws IOException {
    this.settings = settings;
    this.data = data;
    this.store = settings.open(data);
    this.server = settings.serve(store, 0);
  }

  /** What a test's server is to be; the folder is one in which it makes its own. */
  record Settings(
      Path directory,
      Duration eventTtl,
      InstantSource clock,
      @Nullable Duration slowClients,
      UnaryOperator<ApiServerOptions> more) {
    Settings eventTtl(Duration newTtl) {
      return new Settings(directory, newTtl, clock, slowClients, more);
    }

    /** With whatever else there is to be set. */
    Settings with(UnaryOperator<ApiServerOptions> newMore) {
      return new Settings(directory, eventTtl, clock, slowClients, newMore);
    }

    Settings clock(InstantSource newClock) {
      return new Settings(directory, eventTtl, newClock, slowClients, more);
    }

    /** How long a head, a body, or the next request may take to come. */
    Settings slowClientsMayTake(Duration time) {
      return new Settings(directory, eventTtl, clock, time, more);
    }

    TestServer start() throws IOException {
      return new TestServer(this, Files.createTempDirectory(directory, "data-"));
    }

    private RocksEventStore open(Path data) {
      return RocksEventStore.open(RocksOptions.of(data, new StoredTerms()).withClock(clock));
    }

    private ApiServer serve(RocksEventStore store, int port) throws IOException {
      try {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return ApiServer.start(options(port), store, registry);
      } catch (IOException | RuntimeException e) {
        store.close();
        throw e;
      }
    }

    private ApiServerOptions options(int port) {
      var options =
          more.apply(ApiServerOptions.loopback(port)).withEventTtl(eventTtl).withClock(clock);
      return slowClients == null
          ? options
          : options.withLimits(options.limits().withTimes(slowClients, slowClients, slowClients));
    }
  }

  static Settings in(Path directory) {
    return new Settings(
        directory, Duration.ofHours(1), InstantSource.system(), null, UnaryOperator.identity());
  }

  URI uri() {
    return URI.create(server.url());
  }

  /** Ends it, and starts another on the same data and the same port. */
  void restart() throws IOException {
    int port = uri().getPort();
    close();
    store = settings.open(data);
    server = settings.serve(store, port);
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
