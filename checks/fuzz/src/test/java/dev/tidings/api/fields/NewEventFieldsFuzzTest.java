package dev.tidings.api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NewEventFieldsFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Event NOTHING = Event.builder().build();

  @FuzzTest
  void areThoseThatAComparisonWithNothingFinds(byte[] body) {
    for (ApiGroup group : ApiGroup.values()) {
      requireSame(body, Encoding.JSON, group);
      requireSame(body, Encoding.PROTOBUF, group);
    }
  }

  private static void requireSame(byte[] body, Encoding encoding, ApiGroup group) {
    try {
      Event created = EventDecoder.decode(body, encoding, group).event();
      Event stored = FieldTracking.created(created, group, "kubectl", NOW);
      assertThat(stored).isEqualTo(FieldTracking.compared(NOTHING, created, group, "kubectl", NOW));
      assertThat(EventJson.tree(stored, group).isObject()).isTrue();
    } catch (DecodeException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
