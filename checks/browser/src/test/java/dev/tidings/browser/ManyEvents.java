package dev.tidings.browser;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A data folder with many different events of the last day, for a server to start on. */
final class ManyEvents {
  private static final int AT_ONCE = 1_000;
  private static final List<String> WARNINGS =
      List.of("BackOff", "FailedScheduling", "Unhealthy", "FailedMount", "Evicted");
  private static final List<String> USUAL =
      List.of("Pulled", "Created", "Started", "Scheduled", "Killing", "SuccessfulCreate");

  private final Random chance = new Random(8);
  private final Instant now;

  private ManyEvents(Instant now) {
    this.now = now;
  }

  static void fill(Path data, int events, Instant now) {
    var many = new ManyEvents(now);
    try (RocksEventStore store = RocksEventStore.open(RocksOptions.of(data, new StoredTerms()))) {
      List<CompletableFuture<?>> written = new ArrayList<>();
      for (int i = 0; i < events; i++) {
        Event event = many.next(i);
        written.add(store.write(new Write.Create(event.key(), StoredForm.encode(event), null)));
        if (written.size() == AT_ONCE) {
          written.forEach(CompletableFuture::join);
          written.clear();
        }
      }
      written.forEach(CompletableFuture::join);
    }
  }

  private Event next(int number) {
    boolean warning = chance.nextInt(4) == 0;
    List<String> reasons = warning ? WARNINGS : USUAL;
    String namespace = "team-%02d".formatted(chance.nextInt(40));
    String pod = "web-%05d".formatted(chance.nextInt(20_000));
    String reason = reasons.get(chance.nextInt(reasons.size()));
    Instant time = now.minus(Duration.ofSeconds(chance.nextInt(86_000)));
    EventKey key = new EventKey(namespace, "%s.%07d".formatted(pod, number));
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace(namespace).name(key.name()).build())
        .involvedObject(new ObjectReference("Pod", namespace, pod, "", "v1", "", ""))
        .type(warning ? "Warning" : "Normal")
        .reason(reason)
        .message(
            reason
                + " of container app in pod "
                + pod
                + ", image registry.example/app:"
                + chance.nextInt(50))
        .source(new EventSource("kubelet", "node-%02d".formatted(chance.nextInt(60))))
        .firstTimestamp(time)
        .lastTimestamp(time)
        .count(1)
        .build();
  }
}
