package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import dev.tidings.search.Dimension;
import dev.tidings.search.Histogram;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.Order;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.SourceState;
import dev.tidings.search.TopRequest;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryException;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index tells of stores that it follows, and what it does not. */
class EventIndexTest {
  @TempDir Path folder;
  private IndexedWorld indexed;
  private World world;

  @BeforeEach
  void open() {
    indexed = new IndexedWorld(folder, 7);
    world = indexed.world();
  }

  @AfterEach
  void close() {
    indexed.close();
  }

  private Event backOff(Instant time) {
    return world.event().toBuilder()
        .reason("BackOff")
        .message("Back-off restarting failed container")
        .count(1)
        .series(null)
        .eventTime(null)
        .firstTimestamp(time)
        .lastTimestamp(time)
        .build();
  }

  private Question about(String query) throws QueryException {
    return new Question(
        EventQuery.parse(query), Period.ALWAYS, Scope.allOf(world.stores().keySet()));
  }

  private SearchPage search(Question what) {
    return indexed.index().search(new SearchRequest(what, Order.NEWEST_FIRST, 10, null, Set.of()));
  }

  @Test
  void anEventIsFoundByItsWordsAndNotAnyMoreWhenItIsDeleted()
      throws QueryException, InterruptedException {
    indexed.follow("tidings");
    Event event = backOff(world.clock().instant());
    world.create(world.store("tidings"), event);
    indexed.awaitAll();
    SearchPage found = search(about("restarting reason=backoff"));
    assertThat(found.items()).hasSize(1);
    StoredEvent stored = found.items().get(0).event();
    assertThat(stored.key()).isEqualTo(event.key());

    world.store("tidings").write(new Write.Delete(stored.key(), stored.revision())).join();
    indexed.awaitAll();
    assertThat(search(about("restarting")).total()).isZero();
    assertThat(histogram("", 1).total()).isZero();
  }

  private Histogram histogram(String query, int buckets) throws QueryException {
    Instant now = world.clock().instant();
    Question what = about(query).during(new Period(now.minusSeconds(3600), now.plusSeconds(3600)));
    return indexed.index().histogram(new HistogramRequest(what, buckets, null));
  }

  @Test
  void anEventThatIsCountedUpShowsWhenItHappened() throws QueryException, InterruptedException {
    indexed.follow("tidings");
    Instant begin = world.clock().instant();
    world.create(world.store("tidings"), backOff(begin.minusSeconds(3000)));
    StoredEvent stored = World.present(world.store("tidings")).get(0);
    Event again = LinearScan.decoded(stored).toBuilder().count(40).lastTimestamp(begin).build();
    world.replace(world.store("tidings"), stored, again);
    indexed.awaitAll();
    assertThat(histogram("back-off", 4).series().get(0).counts()).containsExactly(1L, 0L, 39L, 0L);
    assertThat(search(about("back-off")).total()).isEqualTo(1);
  }

  @Test
  void aHistogramMayReachFromTheBeginningToTheEndOfTime()
      throws QueryException, InterruptedException {
    indexed.follow("tidings");
    world.create(world.store("tidings"), backOff(world.clock().instant()));
    indexed.awaitAll();
    Instant end = Instant.parse("9999-12-31T00:00:00Z");
    Question what = about("").during(new Period(Period.BEGINNING, end));
    Histogram histogram = indexed.index().histogram(new HistogramRequest(what, 20, null));
    assertThat(histogram.series().get(0).counts()).startsWith(1L).hasSize(20);
  }

  @Test
  void whatHappenedInTheMicrosecondInWhichAPeriodEndsIsInItsLastPart()
      throws QueryException, InterruptedException {
    indexed.follow("tidings");
    Instant time = world.clock().instant();
    world.create(world.store("tidings"), backOff(time));
    indexed.awaitAll();
    Instant to = time.plusNanos(500);
    Question what = about("").during(new Period(to.minusSeconds(60), to));
    Histogram histogram = indexed.index().histogram(new HistogramRequest(what, 6, null));
    assertThat(histogram.series().get(0).counts()).containsExactly(0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void anEventThatComesWithACountHappenedFirstOnceAndLastTheOtherTimes()
      throws QueryException, InterruptedException {
    indexed.follow("tidings");
    Instant now = world.clock().instant();
    Event event = backOff(now.minusSeconds(3000)).toBuilder().count(5).lastTimestamp(now).build();
    world.create(world.store("tidings"), event);
    indexed.awaitAll();
    assertThat(histogram("", 4).series().get(0).counts()).containsExactly(1L, 0L, 4L, 0L);
  }

  @Test
  void nothingIsToldOfWhatIsOutOfScope() throws QueryException, InterruptedException {
    indexed.follow("tidings");
    indexed.follow("blue");
    world.live(60);
    indexed.awaitAll();
    Question all = about("");
    for (Scope scope :
        List.of(
            Scope.NOTHING,
            Scope.NOTHING.with("blue", new Namespaces.Only(Set.of("shop"))),
            Scope.allOf(List.of("blue")))) {
      var question = new Question(all.query(), Period.ALWAYS, scope);
      var request =
          new SearchRequest(question, Order.NEWEST_FIRST, 500, null, Set.of(Dimension.NAMESPACE));
      SearchPage page = indexed.index().search(request);
      assertThat(page.items())
          .allMatch(each -> scope.includes(each.cluster(), each.event().key().namespace()));
      assertThat(page.total()).isEqualTo(page.items().size());
      assertThat(page.facets().getOrDefault(Dimension.NAMESPACE, List.of()))
          .allMatch(each -> scope.includes("blue", each.value()));
    }
  }

  @Test
  void aClusterThatIsForgottenIsNotToldOfEvenIfItIsAskedFor()
      throws QueryException, InterruptedException {
    indexed.follow("tidings");
    indexed.follow("blue");
    world.live(30);
    indexed.awaitAll();
    indexed.index().forget("blue");
    assertThat(search(about("cluster=blue")).total()).isZero();
    var clusters = new TopRequest(about(""), Dimension.CLUSTER, 10);
    assertThat(indexed.index().top(clusters).items())
        .extracting(each -> each.value())
        .containsExactly("tidings");

    indexed.follow("blue");
    indexed.agree(10);
  }

  @Test
  void sourcesTellHowFreshTheyAre() throws InterruptedException {
    indexed.follow("tidings");
    Instant time = world.clock().instant();
    world.create(world.store("tidings"), backOff(time));
    indexed.awaitAll();
    long revision = world.store("tidings").revision();
    assertThat(indexed.index().sources())
        .containsExactly(new SourceState("tidings", 1, revision, revision, Duration.ZERO, time));
  }

  @Test
  void valuesOfAnyLengthAreTaken() throws QueryException, InterruptedException {
    indexed.follow("tidings");
    String many = "x".repeat(100_000);
    Event event = backOff(world.clock().instant()).toBuilder().reason(many).message(many).build();
    world.create(world.store("tidings"), event);
    indexed.awaitAll();
    assertThat(search(about("xx*")).total()).isEqualTo(1);
  }
}
