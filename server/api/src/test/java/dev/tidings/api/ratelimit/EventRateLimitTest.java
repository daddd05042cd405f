package dev.tidings.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventRateLimitTest {
  private static final User ANN = new User("ann", "", List.of(), Map.of());
  private static final User BOB = new User("bob", "", List.of(), Map.of());

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  private EventRateLimit limits(EventLimit... limits) {
    return new EventRateLimit(new EventRateLimitOptions(List.of(limits), 0), () -> now, registry);
  }

  private static Event event(String namespace, String pod) {
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace(namespace).name("e").build())
        .involvedObject(new ObjectReference("Pod", "", pod, "", "", "", ""))
        .source(new EventSource("kubelet", "node-1"))
        .build();
  }

  private static boolean admits(EventRateLimit limit, User user, Event event) {
    try {
      limit.admit(user, event);
      return true;
    } catch (RefusedException refused) {
      return false;
    }
  }

  @Test
  void aBurstPassesAndThenWhatComesBack() {
    EventRateLimit limit = limits(new EventLimit(LimitType.NAMESPACE, 2, 3, 10));

    for (int i = 0; i < 3; i++) {
      assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
    }
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    now = now.plusMillis(499);
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    now = now.plusMillis(1);
    assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    now = now.plus(Duration.ofDays(1));
    for (int i = 0; i < 3; i++) {
      assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
    }
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
  }

  @Test
  void aClockThatGoesBackGivesNothingAndTakesNothing() {
    EventRateLimit limit = limits(new EventLimit(LimitType.SERVER, 1, 1, 1));

    assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
    now = now.minusSeconds(100);
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    now = now.plusSeconds(101);
    assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
  }

  @Test
  void eachTypeHasItsOwnBuckets() {
    Event here = event("a", "p");

    EventRateLimit server = limits(new EventLimit(LimitType.SERVER, 1, 1, 1));
    assertThat(admits(server, ANN, here)).isTrue();
    assertThat(admits(server, BOB, event("b", "q"))).isFalse();

    EventRateLimit namespace = limits(new EventLimit(LimitType.NAMESPACE, 1, 1, 10));
    assertThat(admits(namespace, ANN, here)).isTrue();
    assertThat(admits(namespace, ANN, event("b", "p"))).isTrue();
    assertThat(admits(namespace, BOB, here)).isFalse();

    EventRateLimit user = limits(new EventLimit(LimitType.USER, 1, 1, 10));
    assertThat(admits(user, ANN, here)).isTrue();
    assertThat(admits(user, BOB, here)).isTrue();
    assertThat(admits(user, ANN, event("b", "q"))).isFalse();

    EventRateLimit object = limits(new EventLimit(LimitType.SOURCE_AND_OBJECT, 1, 1, 10));
    assertThat(admits(object, ANN, here)).isTrue();
    assertThat(admits(object, ANN, event("a", "q"))).isTrue();
    assertThat(admits(object, BOB, here)).isFalse();
  }

  @Test
  void everyLimitIsChargedEvenWhenOneHasRefused() {
    EventRateLimit limit =
        limits(
            new EventLimit(LimitType.NAMESPACE, 1, 1, 10),
            new EventLimit(LimitType.USER, 1, 2, 10));

    assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    assertThatThrownBy(() -> limit.admit(ANN, event("a", "p")))
        .hasMessage(
            "Too many requests: [limit reached on type Namespace for key a, limit reached on type"
                + " User for key ann]");
    assertThat(registry.counter("tidings.events.rate.limited", "type", "Namespace").count())
        .isEqualTo(2);
  }

  @Test
  void whatWasNotUsedForLongestIsForgottenFirst() {
    EventRateLimit limit = limits(new EventLimit(LimitType.NAMESPACE, 1, 1, 2));

    assertThat(admits(limit, ANN, event("a", "p"))).isTrue();
    assertThat(admits(limit, ANN, event("b", "p"))).isTrue();
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    assertThat(admits(limit, ANN, event("c", "p"))).isTrue();
    assertThat(admits(limit, ANN, event("a", "p"))).isFalse();
    assertThat(admits(limit, ANN, event("b", "p"))).isTrue();
  }

  @Test
  void longKeysAreToldApart() {
    EventRateLimit limit = limits(new EventLimit(LimitType.SOURCE_AND_OBJECT, 1, 1, 10));
    String longName = "p".repeat(10_000);

    assertThat(admits(limit, ANN, event("a", longName + "1"))).isTrue();
    assertThat(admits(limit, ANN, event("a", longName + "2"))).isTrue();
    assertThat(admits(limit, ANN, event("a", longName + "1"))).isFalse();
  }

  @Test
  void clientsAreToldWhenToComeAgainIfThatIsWanted() throws Exception {
    EventLimit one = new EventLimit(LimitType.SERVER, 1, 1, 1);
    var silent = limits(one);
    var telling =
        new EventRateLimit(new EventRateLimitOptions(List.of(one), 7), () -> now, registry);
    silent.admit(ANN, event("a", "p"));
    telling.admit(ANN, event("a", "p"));

    assertThatThrownBy(() -> silent.admit(ANN, event("a", "p")))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status().details()).isNull());
    assertThatThrownBy(() -> telling.admit(ANN, event("a", "p")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.status().details())
                    .satisfies(details -> assertThat(details.retryAfterSeconds()).isEqualTo(7)));
  }

  @Test
  void withoutLimitsEverythingPasses() {
    assertThatCode(() -> limits().admit(ANN, event("a", "p"))).doesNotThrowAnyException();
  }
}
