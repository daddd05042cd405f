package dev.tidings.benchmarks.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.pump.Forwarder;
import dev.tidings.forward.pump.RouteStatus;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** A store in a folder of its own, what is written to it, and its routes. */
final class Routed implements AutoCloseable {
  /** Writes that are on their way at once. */
  private static final int AT_ONCE = 256;

  private final Path folder;
  private final EventStore store;
  private final Forwarder forwarder;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private int written;

  Routed() throws IOException {
    folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "routes-");
    store =
        RocksEventStore.open(
            RocksOptions.of(folder.resolve("store"), value -> EventTerms.NONE)
                .withHistory(Duration.ofDays(1)));
    var place = new Forwarder.Place(folder, InstantSource.system(), new Random());
    forwarder = Forwarder.open(store, new Clusters(), place, new SimpleMeterRegistry());
  }

  Path folder() {
    return folder;
  }

  /** Writes new events, as fast as the store takes them. */
  void write(int events) {
    for (int i = 0; i < events; i++) {
      room.acquireUninterruptibly();
      Event event = event(written++);
      var unused =
          store
              .write(new Write.Create(event.key(), StoredForm.encode(event), null))
              .whenComplete((result, failure) -> room.release());
    }
    room.acquireUninterruptibly(AT_ONCE);
    room.release(AT_ONCE);
  }

  private static Event event(int number) {
    String pod = "web-" + number % 5_000;
    Instant now = Instant.ofEpochSecond(1_790_000_000L + number / 1000);
    return Event.builder()
        .metadata(
            ObjectMeta.builder()
                .namespace("shop-" + number % 50)
                .name(pod + "." + Integer.toHexString(number))
                .uid(new UUID(7, number).toString())
                .creationTimestamp(now)
                .labels(Map.of("app", "web"))
                .build())
        .involvedObject(new ObjectReference("Pod", "shop-" + number % 50, pod, "uid", "v1", "", ""))
        .reason("BackOff")
        .message("Back-off restarting failed container app in pod " + pod + ", number " + number)
        .source(new EventSource("kubelet", "node-" + number % 100))
        .type("Warning")
        .count(1)
        .firstTimestamp(now)
        .lastTimestamp(now)
        .build();
  }

  /** Has a route begin with what is written already. */
  void fromTheBeginning(String route) throws IOException {
    Files.writeString(folder.resolve(route + ".cursor"), "1\n");
  }

  void use(String yaml) throws IOException {
    var surroundings = new Surroundings(InstantSource.system(), new Random(), Map.of());
    forwarder.use(RoutesFile.installed(surroundings).read(yaml.getBytes(UTF_8)));
  }

  RouteStatus.OfCluster status(int route) {
    return forwarder.status().get(route).clusters().getFirst();
  }

  @Override
  public void close() throws IOException {
    forwarder.close();
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }
}
