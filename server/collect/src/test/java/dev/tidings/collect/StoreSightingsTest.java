package dev.tidings.collect;

import static dev.tidings.collect.SourceCluster.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.codec.UpstreamVersion;
import dev.tidings.collect.Batch.Seen;
import dev.tidings.collect.retention.Retention;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.Cluster;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSightingsTest {
  private static final Duration KEPT = Duration.ofDays(7);

  @TempDir Path folder;
  private final MovingClock clock = new MovingClock();
  private RocksEventStore store;
  private StoreSightings sightings;

  @BeforeEach
  void open() throws IOException {
    store =
        RocksEventStore.open(
            RocksOptions.of(folder.resolve("store"), new StoredTerms())
                .withClock(clock)
                .withUpkeepEvery(Duration.ZERO));
    sightings = reopened();
  }

  private StoreSightings reopened() throws IOException {
    return StoreSightings.open(
        folder.resolve("upstream"), new Cluster("eu", store), Retention.of(KEPT), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Event at(Event event, String revision) {
    return event.withMetadata(event.metadata().toBuilder().resourceVersion(revision).build());
  }

  private Reached reached(String revision) {
    return new Reached(revision, clock.instant());
  }

  private Taken changed(Event event) throws Exception {
    return sightings.take(
        Batch.changed(List.of(event), reached(event.metadata().resourceVersion())));
  }

  private Taken listed(Event... events) throws Exception {
    return sightings.take(Batch.listed(List.of(events)));
  }

  @Test
  void whatIsHereAlreadyWritesNothing() throws Exception {
    Event seen = at(event("shop", "crash", 1), "17");

    assertThat(listed(seen)).isEqualTo(new Taken(1, 0, 0));
    long revision = store.revision();
    assertThat(listed(seen)).isEqualTo(new Taken(0, 1, 0));
    assertThat(changed(seen)).isEqualTo(new Taken(0, 1, 0));
    assertThat(store.revision()).isEqualTo(revision);
  }

  @Test
  void aChangeThatIsToldASecondTimeDoesNotBringBackTheEarlierState() throws Exception {
    changed(at(event("shop", "crash", 1), "9"));
    changed(at(event("shop", "crash", 2), "10"));
    long revision = store.revision();

    assertThat(changed(at(event("shop", "crash", 1), "9"))).isEqualTo(new Taken(0, 1, 0));
    assertThat(store.revision()).isEqualTo(revision);
  }

  @Test
  void aListIsBelievedThoughItsVersionsAreLower() throws Exception {
    changed(at(event("shop", "crash", 2), "500"));

    assertThat(listed(at(event("shop", "crash", 1), "300"))).isEqualTo(new Taken(1, 0, 0));
  }

  @Test
  void anEventThatIsCreatedAgainAfterItsClusterWasSetBackIsNews() throws Exception {
    Event kept = at(event("shop", "crash", 5), "900");
    Event again = created(kept, "410", Duration.ofMinutes(1));
    changed(kept);

    assertThat(changed(again)).isEqualTo(new Taken(1, 0, 0));
    assertThat(changed(kept)).isEqualTo(new Taken(0, 1, 0));
    assertThat(changed(at(again, "411"))).isEqualTo(new Taken(1, 0, 0));
    assertThat(listed(kept)).isEqualTo(new Taken(1, 0, 0));
  }

  /** Another event of the same name. */
  private static Event created(Event event, String revision, Duration later) {
    ObjectMeta metadata = event.metadata();
    return event.withMetadata(
        metadata.toBuilder()
            .uid("another")
            .creationTimestamp(requireNonNull(metadata.creationTimestamp()).plus(later))
            .resourceVersion(revision)
            .build());
  }

  @Test
  void severalChangesOfOneEventInABatchAreAllWrittenInTheirOrder() throws Exception {
    long before = store.revision();
    Taken taken =
        sightings.take(
            Batch.changed(
                List.of(
                    at(event("shop", "crash", 1), "1"),
                    at(event("shop", "crash", 2), "2"),
                    at(event("shop", "crash", 3), "3")),
                reached("3")));

    assertThat(taken).isEqualTo(new Taken(3, 0, 0));
    assertThat(store.revision()).isEqualTo(before + 3);
  }

  @Test
  void whatHasNoNameThatCanBeKeptIsRefused() throws Exception {
    assertThat(listed(at(event("shop", "a/b", 1), "1"), at(event("", "c", 1), "2")))
        .isEqualTo(new Taken(0, 0, 2));
  }

  @Test
  void anEventIsKeptForAsLongAsRetentionSaysFromItsLastChange() throws Exception {
    changed(at(event("shop", "crash", 1), "1"));
    clock.advance(Duration.ofHours(1));
    changed(at(event("shop", "crash", 2), "2"));

    assertThat(store.read(new EventKey("shop", "crash")).orElseThrow().due())
        .isEqualTo(clock.instant().plus(KEPT));
  }

  @Test
  void howFarItReachesIsRememberedWhenAListEndsAndWhenItIsClosed() throws Exception {
    assertThat(sightings.reached()).isEmpty();
    listed(at(event("shop", "crash", 1), "1"));
    assertThat(reopened().reached()).isEmpty();

    sightings.take(Batch.listEnd(null, reached("5")));
    assertThat(reopened().reached()).contains(reached("5"));

    changed(at(event("shop", "crash", 2), "6"));
    sightings.close();
    assertThat(reopened().reached()).contains(reached("6"));
  }

  @Test
  void aClockThatIsSetBackKeepsNothingFromBeingRemembered() throws Exception {
    Reached later = new Reached("5", clock.instant().plus(Duration.ofHours(1)));
    sightings.take(Batch.listEnd(null, later));
    changed(at(event("shop", "crash", 1), "6"));

    assertThat(reopened().reached()).contains(reached("6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1\n2", "\u0000", "\u0085"})
  void aRevisionIsALine(String revision) {
    assertThatIllegalArgumentException().isThrownBy(() -> reached(revision));
    assertThatIllegalArgumentException().isThrownBy(() -> reached("1".repeat(257)));
  }

  @Test
  void theSameGapIsOneMarkerHoweverOftenItIsFound() throws Exception {
    var from = reached("5");
    clock.advance(Duration.ofMinutes(10));
    sightings.take(Batch.listEnd(new Gap(Gap.Cause.EXPIRED, from, reached("9")), reached("9")));
    sightings.take(Batch.listEnd(new Gap(Gap.Cause.EXPIRED, from, reached("12")), reached("12")));

    assertThat(store.stats().liveEvents()).isEqualTo(1);
  }

  @Test
  void whatCannotBeWrittenReachesNothing() throws Exception {
    store.close();

    assertThatThrownBy(() -> changed(at(event("shop", "crash", 1), "1")))
        .isInstanceOf(IOException.class);
    assertThat(sightings.reached()).isEmpty();
  }

  @Test
  void aFileThatSaysNothingIsNotTakenForTheBeginning() throws Exception {
    Files.writeString(folder.resolve("upstream"), "nonsense");

    assertThatThrownBy(this::reopened)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete");
  }

  @Test
  void versionsAreComparedAsTheNumbersThatTheyAre() {
    assertThat(UpstreamVersion.isOlder("9", "10")).isTrue();
    assertThat(UpstreamVersion.isOlder("10", "9")).isFalse();
    assertThat(UpstreamVersion.isOlder("18446744073709551616", "99")).isFalse();
    assertThat(UpstreamVersion.isOlder("abc", "abd")).isFalse();
    assertThat(Keeping.isNews(at(event("a", "b", 1), "x"), event("a", "b", 1), Seen.CHANGED))
        .isTrue();
  }
}
