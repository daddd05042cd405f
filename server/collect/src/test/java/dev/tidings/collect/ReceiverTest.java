package dev.tidings.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private Collected kept;
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    kept = new Collected(folder);
    receiver = new Receiver(kept.collectors);
  }

  @AfterEach
  void close() {
    receiver.close();
    kept.close();
  }

  private Taken take(byte[] body) throws Exception {
    return receiver.take("edge", body).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private void endList(String revision, int seconds) throws Exception {
    var reached = new Reached(revision, START.plusSeconds(seconds));
    take(BatchJson.encode(Batch.listEnd(null, reached)));
  }

  @Test
  void anAgentThatBeginsAnewLeavesAGapFromWhereTheServerWas() throws Exception {
    endList("5", 0);
    endList("5", 0);
    assertThat(kept.events("edge")).isEmpty();

    endList("9", 60);

    List<Event> events = kept.events("edge");
    assertThat(events).extracting(Event::reason).containsExactly("EventsMissed");
    assertThat(events.getFirst().message())
        .contains("2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "5 to 9", "anew");
    assertThat(kept.figure("gaps", "edge")).isEqualTo(1);
  }

  @Test
  void whatIsNoEventIsCounted() throws Exception {
    assertThat(take("{\"seen\":\"listed\",\"events\":[7]}".getBytes(UTF_8)))
        .isEqualTo(new Taken(0, 0, 1));
    assertThat(kept.figure("seen", "edge")).isEqualTo(1);
  }
}
