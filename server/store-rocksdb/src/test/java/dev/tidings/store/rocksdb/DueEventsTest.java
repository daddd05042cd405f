package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueEventsTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;
  private Database database;
  private DueEvents dueEvents;
  private StoreState state = StoreState.NEW;

  @BeforeEach
  void open() {
    database = Database.open(directory, MemoryBudget.DEFAULT);
    dueEvents = new DueEvents(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T commit(Function<Draft, T> deciding) {
    try (var draft = new Draft(database, value -> EventTerms.NONE, state, BEGIN)) {
      T result = deciding.apply(draft);
      draft.commit();
      state = draft.state();
      dueEvents.written(draft.earliestDue());
      return result;
    }
  }

  private void put(int event, Instant due) {
    long revision =
        commit(
            draft ->
                draft.put(
                    new EventKey("default", "web." + event), new byte[] {1}, due, EventTerms.NONE));
    assertThat(revision).isEqualTo(state.revision());
  }

  private void remove(int event) {
    var key = new EventKey("default", "web." + event);
    long revision = commit(draft -> draft.remove(List.of(draft.present(key).orElseThrow())));
    assertThat(revision).isEqualTo(state.revision());
  }

  /** A hundred events of which one is due each second from the beginning. */
  private void fill() {
    for (int i = 0; i < 100; i++) {
      put(i, BEGIN.plusSeconds(i));
    }
  }

  private Backlog expire(Duration after, int limit) {
    return commit(draft -> dueEvents.expire(draft, BEGIN.plus(after), limit));
  }

  @Test
  void whatIsLeftIsCountedAndTheFirstOfItSaysHowLateItIs() {
    fill();
    assertThat(expire(Duration.ZERO, 10)).isEqualTo(Backlog.NONE);
    assertThat(expire(Duration.ofSeconds(50), 10))
        .isEqualTo(new Backlog(40, Duration.ofSeconds(39)));
    assertThat(expire(Duration.ofSeconds(60), 10))
        .isEqualTo(new Backlog(40, Duration.ofSeconds(39)));
    assertThat(expire(Duration.ofSeconds(60), 41)).isEqualTo(Backlog.NONE);
    assertThat(state.liveEvents()).isEqualTo(39);
  }

  @Test
  void aStoreThatWasClosedIsNotLateForThat() {
    fill();
    assertThat(expire(Duration.ofHours(1), 10)).isEqualTo(new Backlog(90, Duration.ZERO));
    assertThat(expire(Duration.ofHours(1).plusSeconds(7), 10))
        .isEqualTo(new Backlog(80, Duration.ofSeconds(7)));
    assertThat(dueEvents.lag(BEGIN.plus(Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(3580));
  }

  @Test
  void whatOthersDeleteIsForgottenOnceNothingIsDue() {
    fill();
    assertThat(expire(Duration.ofHours(1), 10).events()).isEqualTo(90);
    for (int i = 10; i < 100; i++) {
      remove(i);
    }
    assertThat(expire(Duration.ofHours(1), 10)).isEqualTo(Backlog.NONE);
  }

  @Test
  void manyThatAreDueInTheSameMillisecondAndWhatIsWrittenBehindThemAreFound() {
    for (int i = 10; i < 40; i++) {
      put(i, BEGIN);
    }
    assertThat(expire(Duration.ofSeconds(2), 20).events()).isEqualTo(10);
    put(0, BEGIN);
    assertThat(expire(Duration.ofSeconds(2), 20)).isEqualTo(Backlog.NONE);
    assertThat(state.liveEvents()).isZero();
  }
}
