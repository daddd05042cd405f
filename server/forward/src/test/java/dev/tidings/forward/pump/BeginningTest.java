package dev.tidings.forward.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.StoreWithEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginningTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private StoreWithEvents events;

  @BeforeEach
  void open() {
    events = new StoreWithEvents(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    events.close();
  }

  private long lookingBack(Duration age) {
    return new Beginning(events.store(), events.clock().instant()).lookingBack(age);
  }

  private long writeNow(String name) {
    Event event = Events.ofPod("shop", name);
    return events.write(Events.repeated(event, 1, events.clock().instant()));
  }

  @Test
  void itIsThePresentUnlessAnAgeIsGiven() {
    long last = writeNow("a");

    assertThat(lookingBack(Duration.ZERO)).isEqualTo(last);
  }

  @Test
  void itIsBeforeTheFirstEventThatIsNotTooOld() {
    long old = writeNow("old");
    events.clock().advance(Duration.ofMinutes(2));
    writeNow("young");
    writeNow("younger");

    assertThat(lookingBack(MINUTE)).isEqualTo(old);
  }

  @Test
  void itIsThePresentWhenEverythingIsTooOld() {
    long old = writeNow("old");
    events.clock().advance(Duration.ofMinutes(2));

    assertThat(lookingBack(MINUTE)).isEqualTo(old);
  }

  @Test
  void whatIsGoneFromTheHistoryIsNotLookedFor() {
    writeNow("a");
    long kept = events.store().compact();
    writeNow("b");

    assertThat(lookingBack(MINUTE)).isEqualTo(kept);
  }

  @Test
  void aRouteThatHasRunBeforeGoesOnHoweverOldWhatItMissedIs() throws Exception {
    Path file = Files.writeString(folder.resolve("r.cursor"), "1\n");
    writeNow("old");
    events.clock().advance(Duration.ofDays(1));
    var cursor = new Cursor(file, events.clock());

    cursor.open(events.store(), MINUTE);

    assertThat(cursor.revision()).isEqualTo(1);
  }
}
