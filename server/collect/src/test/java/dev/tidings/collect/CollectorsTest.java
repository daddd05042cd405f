package dev.tidings.collect;

import static dev.tidings.collect.SourceCluster.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.collect.objects.KnownObjects;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clusters are followed over real sockets, from one store on disk into another. */
@Timeout(120)
class CollectorsTest {
  @TempDir Path folder;
  private SourceCluster source;

  @BeforeEach
  void begin() throws IOException {
    source = new SourceCluster(folder.resolve("source"));
  }

  @AfterEach
  void end() {
    source.close();
  }

  private Collected collected() throws IOException {
    return new Collected(folder.resolve("clusters"));
  }

  private static Predicate<List<Event>> has(String name, int count) {
    return events ->
        events.stream().anyMatch(e -> e.metadata().name().equals(name) && e.count() == count);
  }

  @Test
  void anEventIsKeptAsItsClusterHasIt() throws Exception {
    Event before = event("shop", "before", 1);
    long revision = source.write(before);
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("before", 1));
      Event later = event("default", "later", 2);
      source.write(later);

      List<Event> events = here.await("eu", has("later", 2));

      assertThat(events).extracting(e -> e.withMetadata(plain(e))).containsExactly(later, before);
      assertThat(events.getLast().metadata().annotations())
          .containsEntry("tidings.dev/upstream-resource-version", Long.toString(revision));
    }
  }

  @Test
  void whatItsObjectIsStandsBesideAnEventWhereThatIsAskedFor() throws Exception {
    var about = new ObjectReference("Namespace", "", "shop", "", "v1", "", "");
    Event young =
        event("shop", "young", 1).toBuilder()
            .involvedObject(about)
            .lastTimestamp(Instant.now())
            .build();
    source.write(young);
    try (var here = new Collected(folder.resolve("clusters"), new KnownObjects(1 << 20))) {
      here.collectors.follow("eu", source.access());

      Event described = here.await("eu", has("young", 1)).getFirst();

      assertThat(InvolvedObject.of(described).labels())
          .containsEntry("kubernetes.io/metadata.name", "shop");
      assertThat(described.metadata().labels()).containsKey("kubernetes.io/metadata.name");
      assertThat(
              here.registry
                  .get("tidings.collector.objects")
                  .tags("cluster", "eu", "outcome", "described")
                  .functionCounter()
                  .count())
          .isEqualTo(1);
    }
  }

  private static ObjectMeta plain(Event kept) {
    return kept.metadata().toBuilder().annotations(Map.of()).build();
  }

  @Test
  void everyUpdateStaysAsHistory() throws Exception {
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      for (int count = 1; count <= 40; count++) {
        source.write(event("shop", "crash", count));
        here.await("eu", has("crash", count));
      }

      assertThat(here.history("eu", "crash"))
          .extracting(Event::count)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }
  }

  @Test
  void whatIsDeletedThereStaysHere() throws Exception {
    source.write(event("shop", "short", 1));
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("short", 1));
      source.delete(event("shop", "short", 1));
      source.write(event("shop", "next", 1));

      List<Event> events = here.await("eu", has("next", 1));

      assertThat(events).extracting(e -> e.metadata().name()).containsExactly("next", "short");
      assertThat(here.figure("deletions", "eu")).isEqualTo(1);
    }
  }

  @Test
  void anotherEventOfTheSameNameIsNoChangeOfTheOneBefore() throws Exception {
    Event first = event("shop", "name", 1);
    source.write(first);
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("name", 1));
      source.delete(first);
      Event second =
          event("shop", "name", 2).withMetadata(first.metadata().toBuilder().uid("other").build());
      source.write(second);
      here.await("eu", has("name", 2));

      assertThat(here.store("eu").read(second.key()).orElseThrow())
          .satisfies(kept -> assertThat(kept.createRevision()).isEqualTo(kept.revision()));
    }
  }

  @Test
  void itGoesOnWhereItWasAndWritesNothingTwice() throws Exception {
    source.write(event("shop", "one", 1));
    source.write(event("shop", "two", 1));
    long revision;
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("two", 1));
      revision = here.store("eu").revision();
    }
    source.write(event("shop", "two", 2));
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("two", 2));

      assertThat(here.store("eu").revision()).isEqualTo(revision + 1);
      assertThat(here.figure("gaps", "eu")).isZero();
    }
  }

  @Test
  void aClusterThatWasAwayIsFollowedWithoutAGap() throws Exception {
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      source.write(event("shop", "before", 1));
      here.await("eu", has("before", 1));

      SourceCluster.Revival revival = source.goAway();
      source.write(event("shop", "meanwhile", 1));
      revival.comeBack();

      List<Event> events = here.await("eu", has("meanwhile", 1));
      assertThat(events).hasSize(2);
      assertThat(here.figure("gaps", "eu")).isZero();
    }
  }

  @Test
  void whatTheClusterNoLongerKnowsIsSaidAndTheRestIsReadAgain() throws Exception {
    source.write(event("shop", "same", 1));
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("same", 1));
      source.write(event("shop", "crash", 1));
      here.await("eu", has("crash", 1));
    }
    source.write(event("shop", "crash", 2));
    source.write(event("shop", "crash", 3));
    source.store.compact();
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("crash", 3));
      List<Event> events =
          here.await("eu", all -> all.stream().anyMatch(e -> e.reason().equals("EventsMissed")));

      Event marker =
          events.stream().filter(e -> e.reason().equals("EventsMissed")).findFirst().orElseThrow();
      assertThat(marker.type()).isEqualTo("Warning");
      assertThat(marker.metadata().namespace()).isEqualTo("default");
      assertThat(marker.reportingController()).isEqualTo("tidings-collector");
      assertThat(marker.message()).contains("may be missing");
      assertThat(here.history("eu", "same")).hasSize(1);
      source.write(event("shop", "next", 1));
      here.await("eu", has("next", 1));
      assertThat(here.figure("gaps", "eu")).isEqualTo(1);
    }
  }

  @Test
  void whatWasCollectedIsServedThoughNobodyFollowsTheClusterAnyMore() throws Exception {
    source.write(event("shop", "one", 1));
    try (var here = collected()) {
      here.collectors.follow("eu", source.access());
      here.await("eu", has("one", 1));
      here.collectors.leave("eu");

      assertThat(here.events("eu")).hasSize(1);
    }
    try (var here = collected()) {
      assertThat(here.events("eu")).hasSize(1);
    }
  }
}
