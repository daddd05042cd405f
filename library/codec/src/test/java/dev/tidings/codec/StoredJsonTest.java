package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class StoredJsonTest {
  private static final long REVISION = 4_711;

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void everyRecordedEventIsWrittenFromItsBytesAsFromTheObject(ApiGroup group) throws Exception {
    var writer = new StoredJson(group);
    for (JsonNode line : Recording.lines("recorded/cluster-events.jsonl.gz").toList()) {
      byte[] stored = StoredForm.encode(decoded(line.path("object")));
      assertThat(fromBytes(stored, writer)).isEqualTo(fromObject(stored, group));
    }
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void randomEventsAreWrittenAsFromTheObjectOrNotAtAll(ApiGroup group) throws Exception {
    var events = new RandomEvents(1);
    var writer = new StoredJson(group);
    int written = 0;
    for (int i = 0; i < 1_500; i++) {
      byte[] stored = StoredForm.encode(events.next());
      String json = fromBytes(stored, writer);
      if (!json.isEmpty()) {
        written++;
        assertThat(json).isEqualTo(fromObject(stored, group));
      }
    }
    assertThat(written).as("written from bytes").isGreaterThan(150);
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void bytesThatAreNoEventAreNotWrittenOrMeanWhatIsWritten(ApiGroup group) throws Exception {
    var events = new RandomEvents(2);
    var writer = new StoredJson(group);
    var random = new SplittableRandom(2);
    for (int i = 0; i < 1_500; i++) {
      byte[] stored = StoredForm.encode(events.next());
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        stored[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
      }
      String json = fromBytes(stored, writer);
      if (!json.isEmpty()) {
        assertThat(json).isEqualTo(fromObject(stored, group));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void aNumberInPlaceOfAMessageIsNotReadWhereTheEventBeforeHadOne(ApiGroup group) {
    var writer = new StoredJson(group);
    var series = new EventSeries(2, Instant.parse("2026-01-01T00:00:00Z"));
    Event large = Event.builder().message("x".repeat(5_000)).series(series).build();
    assertThat(fromBytes(StoredForm.encode(large), writer)).isNotEmpty();

    // empty metadata, and a series whose lastObservedTime is the number 5
    byte[] small = {'k', '8', 's', 0, 0x12, 6, 0x0A, 0, 0x5A, 2, 0x10, 5};
    assertThat(fromBytes(small, writer)).isEmpty();
  }

  @Test
  void theMetadataAloneIsWrittenAsFromTheObject() throws Exception {
    var events = new RandomEvents(3);
    var json = new StoredJson(ApiGroup.CORE);
    for (int i = 0; i < 2_000; i++) {
      byte[] stored = StoredForm.encode(events.next());
      var out = new JsonBytes(16);
      if (json.writeMetadata(out, stored, REVISION)) {
        var expected = new ByteArrayOutputStream();
        try (var generator = KubernetesJson.generator(expected, false)) {
          EventJson.writeMetadata(generator, shown(stored).metadata());
        }
        assertThat(new String(out.toByteArray(), UTF_8)).isEqualTo(expected.toString(UTF_8));
      }
    }
  }

  @Test
  void whatCannotBeWrittenLeavesTheJsonAsItWas() {
    var out = new JsonBytes(4);
    out.text("before");
    assertThat(new StoredJson(ApiGroup.CORE).writeItem(out, new byte[] {1, 2, 3}, 1)).isFalse();
    assertThat(new String(out.toByteArray(), UTF_8)).isEqualTo("\"before\"");
  }

  /** Empty when the event has to be decoded. */
  private static String fromBytes(byte[] stored, StoredJson writer) {
    var out = new JsonBytes(16);
    boolean written = writer.writeItem(out, stored, REVISION);
    assertThat(out.size() > 0).isEqualTo(written);
    return new String(out.toByteArray(), UTF_8);
  }

  private static String fromObject(byte[] stored, ApiGroup group) throws DecodeException {
    var out = new ByteArrayOutputStream();
    try (var json = KubernetesJson.generator(out, false)) {
      EventJson.write(json, shown(stored), group, false);
    }
    return out.toString(UTF_8);
  }

  private static Event shown(byte[] stored) throws DecodeException {
    Event event = StoredForm.decode(stored);
    return event.withMetadata(
        event.metadata().toBuilder().resourceVersion(Long.toString(REVISION)).build());
  }

  private static Event decoded(JsonNode object) throws DecodeException {
    return EventDecoder.decode(object, ApiGroup.CORE).event();
  }
}
