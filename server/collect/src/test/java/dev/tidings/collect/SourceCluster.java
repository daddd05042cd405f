package dev.tidings.collect;

import dev.tidings.api.ApiServer;
import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.sink.http.ServerAccess;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** A cluster to collect from: a real API server on a port of its own, that can be away. */
final class SourceCluster implements AutoCloseable {
  private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

  final RocksEventStore store;
  private ApiServer server;

  SourceCluster(Path directory) throws IOException {
    store = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
    server = listen(0);
  }

  private ApiServer listen(int port) throws IOException {
    return ApiServer.start(
        ApiServerOptions.loopback(port),
        store,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  ServerAccess access() {
    return ServerAccess.of(URI.create(server.url()));
  }

  /** Nobody answers until the result is run. */
  Revival goAway() {
    int port = server.port();
    server.close();
    return () -> server = listen(port);
  }

  /** Has a server answer again. */
  interface Revival {
    void comeBack() throws IOException;
  }

  static Event event(String namespace, String name, int count) {
    return Event.builder()
        .metadata(
            ObjectMeta.builder()
                .namespace(namespace)
                .name(name)
                .uid("uid-of-" + name)
                .creationTimestamp(SEEN)
                .build())
        .involvedObject(new ObjectReference("Pod", namespace, "web-0", "", "v1", "", ""))
        .reason("BackOff")
        .message("Back-off restarting failed container")
        .source(new EventSource("kubelet", "node-1"))
        .type("Warning")
        .count(count)
        .firstTimestamp(SEEN)
        .lastTimestamp(SEEN.plusSeconds(count))
        .build();
  }

  /** Creates an event, or gives another state to one that is there. */
  long write(Event event) {
    byte[] value = StoredForm.encode(event);
    return written(
        store
            .read(event.key())
            .<Write>map(old -> new Write.Replace(event.key(), value, old.revision(), null))
            .orElseGet(() -> new Write.Create(event.key(), value, null)));
  }

  void delete(Event event) {
    written(new Write.Delete(event.key(), store.read(event.key()).orElseThrow().revision()));
  }

  private long written(Write write) {
    if (store.write(write).join() instanceof WriteResult.Written written) {
      return written.revision();
    }
    throw new AssertionError("not written: " + write);
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
