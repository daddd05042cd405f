package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StoredRowTest {
  private final StoredRow rows = new StoredRow();

  @Test
  void theRowOfEveryRecordedEventIsThatOfTheObject() throws Exception {
    for (JsonNode line : Recording.lines("recorded/cluster-events.jsonl.gz").toList()) {
      Event event = EventDecoder.decode(line.path("object"), ApiGroup.CORE).event();
      byte[] stored = StoredForm.encode(event);
      assertThat(rows.read(stored)).contains(row(StoredForm.decode(stored)));
    }
  }

  /** Damage where the row does not look makes no difference to it. */
  @Test
  void rowsOfDamagedBytesAreThoseOfTheObjectIfItCanBeRead() {
    var events = new RandomEvents(4);
    var random = new SplittableRandom(4);
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] stored = StoredForm.encode(events.next());
      if (random.nextBoolean()) {
        stored[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Optional<Event> row = rows.read(stored);
      Optional<Event> expected = object(stored).map(StoredRowTest::row);
      if (row.isPresent() && expected.isPresent()) {
        read++;
        assertThat(row).isEqualTo(expected);
      }
    }
    assertThat(read).isGreaterThan(300);
  }

  @Test
  void timestampsHaveWholeSecondsWhateverIsStored() throws Exception {
    byte[] stored = {
      'k',
      '8',
      's',
      0,
      0x12,
      21, // an event
      0x32,
      5,
      0x08,
      7,
      0x10,
      (byte) 0xD0,
      0x0F, // firstTimestamp: 7 s and 2,000 ns
      0x3A,
      5,
      0x08,
      8,
      0x10,
      (byte) 0xD0,
      0x0F, // lastTimestamp
      0x52,
      5,
      0x08,
      9,
      0x10,
      (byte) 0xD0,
      0x0F // eventTime
    };
    Event row = rows.read(stored).orElseThrow();
    assertThat(row.firstTimestamp()).isEqualTo(Instant.ofEpochSecond(7));
    assertThat(row.eventTime()).isEqualTo(Instant.ofEpochSecond(9, 2_000));
    assertThat(row).isEqualTo(row(StoredForm.decode(stored)));
  }

  private static Optional<Event> object(byte[] stored) {
    try {
      return Optional.of(StoredForm.decode(stored));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  /** Of an event, what the row of a table shows. */
  private static Event row(Event event) {
    ObjectReference object = event.involvedObject();
    return Event.builder()
        .metadata(ObjectMeta.builder().name(event.metadata().name()).build())
        .involvedObject(
            new ObjectReference(object.kind(), "", object.name(), "", "", "", object.fieldPath()))
        .reason(event.reason())
        .message(event.message())
        .source(event.source())
        .type(event.type())
        .reportingController(event.reportingController())
        .reportingInstance(event.reportingInstance())
        .count(event.count())
        .firstTimestamp(event.firstTimestamp())
        .lastTimestamp(event.lastTimestamp())
        .eventTime(event.eventTime())
        .series(event.series())
        .build();
  }
}
