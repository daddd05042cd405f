package dev.tidings.collect;

import static dev.tidings.collect.SourceCluster.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidings.event.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchJsonTest {
  private static final Reached FROM = new Reached("7", Instant.parse("2026-01-01T00:00:00.5Z"));
  private static final Reached TO = new Reached("9", Instant.parse("2026-01-01T01:00:00Z"));

  private static Event seen(String name, String revision) {
    Event event = event("shop", name, 3);
    return event.withMetadata(event.metadata().toBuilder().resourceVersion(revision).build());
  }

  @Test
  void whatIsSentIsWhatWasSeen() {
    var gap = new Gap(Gap.Cause.EXPIRED, FROM, TO);
    var batch = new Batch(Batch.Seen.CHANGED, List.of(seen("a", "8"), seen("b", "9")), gap, TO);

    assertThat(BatchJson.decode(BatchJson.encode(batch)).batch()).isEqualTo(batch);
  }

  @Test
  void aPartOfAListHasNoEnd() {
    var batch = Batch.listed(List.of(seen("a", "8")));

    assertThat(BatchJson.decode(BatchJson.encode(batch)).batch()).isEqualTo(batch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}", "{\"count\":[]}"})
  void oneEventThatIsNoneCostsNoOther(String none) {
    var batch = Batch.listed(List.of(seen("a", "8")));
    String sent = new String(BatchJson.encode(batch), UTF_8);
    String among = sent.replace("\"events\":[", "\"events\":[" + none + ",");

    assertThat(BatchJson.decode(among.getBytes(UTF_8))).isEqualTo(new BatchJson.Sent(batch, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"seen\":\"guessed\",\"events\":[]}",
        "{\"seen\":\"changed\",\"reached\":{\"revision\":\"\",\"at\":\"2026-01-01T00:00:00Z\"}}",
        "{\"seen\":\"changed\",\"reached\":{\"revision\":\"1\",\"at\":\"yesterday\"}}",
        "{\"seen\":\"changed\",\"gap\":{\"cause\":\"lazy\"}}"
      })
  void whatIsNoObservationIsRefused(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> BatchJson.decode(body.getBytes(UTF_8)));
  }
}
