package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemorySinkTest {
  private static final Event EVENT =
      Event.builder()
          .metadata(ObjectMeta.builder().namespace("shop").name("web-0.1").build())
          .message("once")
          .count(1)
          .build();
  private static final EventChange TWICE =
      new EventChange.Count(2, Instant.parse("2026-11-21T08:15:30Z"), "");

  private final MemorySink sink = new MemorySink();

  @Test
  void anEventIsCreatedOnce() {
    assertThat(sink.create(EVENT)).isInstanceOf(SinkResult.Stored.class);
    assertThat(sink.create(EVENT)).isEqualTo(SinkResult.Refused.of(409, "AlreadyExists"));
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(sink.patch(EVENT, TWICE)).isEqualTo(SinkResult.Refused.of(404, "NotFound"));
    assertThat(sink.read(EVENT.key())).isEqualTo(SinkResult.Refused.of(404, "NotFound"));
  }

  @Test
  void aPatchWithoutMessageLeavesTheMessage() {
    sink.create(EVENT);
    sink.patch(EVENT, TWICE);

    assertThat(sink.events()).extracting(Event::count).containsExactly(2);
    assertThat(sink.events()).extracting(Event::message).containsExactly("once");
  }

  @Test
  void everyRequestIsRememberedWithItsAnswer() {
    SinkResult busy = SinkResult.Refused.of(429, "TooManyRequests");
    sink.failing(busy);
    sink.create(EVENT);
    sink.patch(EVENT, TWICE);
    sink.read(new EventKey("shop", "web-0.1"));

    assertThat(sink.requests())
        .extracting(MemorySink.Request::verb)
        .containsExactly(Verb.CREATE, Verb.PATCH, Verb.READ);
    assertThat(sink.requests()).first().extracting(MemorySink.Request::answer).isEqualTo(busy);
    assertThat(sink.requests()).allMatch(request -> request.event().key().equals(EVENT.key()));
  }

  @Test
  void aSinkThatIsDownAnswersAgainWhenItIsUp() {
    Stage stage = new Stage(sink.down(), SinkOptions.DEFAULT);
    stage.time().schedule(Duration.ofMinutes(1), sink::up);
    stage.recorder().about(Stage.NODE).normal("Cordoned", "");
    stage.advance(Duration.ofSeconds(59));
    assertThat(stage.events()).isEmpty();

    stage.advance(Duration.ofMinutes(1));
    assertThat(stage.events()).hasSize(1);
  }
}
