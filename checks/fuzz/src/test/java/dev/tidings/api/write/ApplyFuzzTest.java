package dev.tidings.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.fields.EventApply;
import dev.tidings.api.fields.OnConflict;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.write.WriteOptions.FieldValidation;
import dev.tidings.codec.ApplyBody;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApplyFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @FuzzTest
  void isRefusedOrMakesAWholeEventThatItMakesAgain(byte[] body) {
    for (ApiGroup group : ApiGroup.values()) {
      for (Event live : List.of(EventApply.NOTHING, Patches.plain(group), Patches.rich(group))) {
        requireRefusedOrWhole(body, live, group);
      }
    }
  }

  private static void requireRefusedOrWhole(byte[] body, Event live, ApiGroup group) {
    try {
      Event applied = applied(body, live, group, OnConflict.TAKE_OVER);
      Patches.requireWhole(applied, group);
      assertThat(applied(body, applied, group, OnConflict.REFUSE)).isEqualTo(applied);
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isIn(400, 500);
      assertThat(refused.status().message()).isNotBlank();
    }
  }

  private static Event applied(byte[] body, Event live, ApiGroup group, OnConflict onConflict)
      throws RefusedException {
    ApplyBody read = ApplyConfiguration.read(body);
    var apply = new EventApply(read.patch(), group, "kubectl", onConflict, NOW);
    return ApplyConfiguration.of(apply, read, FieldValidation.WARN).to(live, new Warnings());
  }
}
