package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoredJsonFuzzTest {
  private static final long REVISION = 7;

  /**
   * What is written from the bytes is all looked at; a row and single fields are right if the rest
   * is an event.
   */
  @FuzzTest
  void whatIsWrittenFromTheBytesIsWhatIsWrittenOfTheObject(byte[] stored) {
    Event event;
    try {
      event = StoredForm.decode(stored);
    } catch (DecodeException refused) {
      for (ApiGroup group : ApiGroup.values()) {
        assertThat(fromBytes(stored, group)).isEmpty();
      }
      return;
    }
    for (ApiGroup group : ApiGroup.values()) {
      fromBytes(stored, group).ifPresent(json -> assertThat(json).isEqualTo(json(event, group)));
    }
    new StoredRow().read(stored).ifPresent(row -> requireRow(row, event));
    requireFields(new StoredFields().read(stored), event);
  }

  private static Optional<String> fromBytes(byte[] stored, ApiGroup group) {
    var json = new JsonBytes(16);
    return new StoredJson(group).writeItem(json, stored, REVISION)
        ? Optional.of(new String(json.toByteArray(), UTF_8))
        : Optional.empty();
  }

  private static String json(Event event, ApiGroup group) {
    var metadata = event.metadata().toBuilder().resourceVersion(Long.toString(REVISION)).build();
    var out = new ByteArrayOutputStream();
    try (var json = KubernetesJson.generator(out, false)) {
      EventJson.write(json, event.withMetadata(metadata), group, false);
    }
    return out.toString(UTF_8);
  }

  private static void requireRow(Event row, Event event) {
    assertThat(row.metadata().name()).isEqualTo(event.metadata().name());
    assertThat(row.message()).isEqualTo(event.message());
    assertThat(row.source()).isEqualTo(event.source());
    assertThat(row.series()).isEqualTo(event.series());
    assertThat(row.count()).isEqualTo(event.count());
    assertThat(row.lastTimestamp()).isEqualTo(event.lastTimestamp());
    assertThat(row.eventTime()).isEqualTo(event.eventTime());
  }

  private static void requireFields(StoredFields fields, Event event) {
    String reason = fields.text(StoredText.REASON);
    String object = fields.text(StoredText.OBJECT_UID);
    if (fields.arePlain()) {
      assertThat(reason).isEqualTo(event.reason());
      assertThat(object).isEqualTo(event.involvedObject().uid());
    }
  }
}
