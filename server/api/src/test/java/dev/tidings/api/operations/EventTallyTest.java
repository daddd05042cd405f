package dev.tidings.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTallyTest {
  private static final EventKey KEY = new EventKey("shop", "e");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventTally tally = new EventTally(registry);

  private static Event event(String reason, int count) {
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace("shop").name("e").build())
        .involvedObject(new ObjectReference("Pod", "shop", "web-0", "", "v1", "", ""))
        .reason(reason)
        .type("Warning")
        .count(count)
        .build();
  }

  private static Event event(String reason, String component) {
    return event(reason, 1).toBuilder().source(new EventSource(component, "")).build();
  }

  /** Of whom nothing is shown as it is. */
  private static Event nameless() {
    String tooLong = "x".repeat(129);
    return event(tooLong, tooLong).toBuilder()
        .metadata(ObjectMeta.builder().namespace(tooLong).name("e").build())
        .involvedObject(new ObjectReference(tooLong, "shop", "web-0", "", "v1", "", ""))
        .build();
  }

  private void countEach(int times, String reason, int components) {
    for (int i = 0; i < components * times; i++) {
      count("eu", null, event(reason, "component-" + i % components));
    }
  }

  private static StoredEvent stored(Event event) {
    return new StoredEvent(KEY, StoredForm.encode(event), 2, 2, null);
  }

  private void count(String cluster, @Nullable Event before, Event after) {
    StoredEvent was = before == null ? null : stored(before);
    tally.count(cluster, new Change(2, KEY, was, stored(after)));
  }

  private double counted(String cluster, String reason) {
    Collection<Counter> found =
        registry.find("tidings.events").tags("cluster", cluster, "reason", reason).counters();
    return found.stream().mapToDouble(Counter::count).sum();
  }

  private int series() {
    return registry.find("tidings.events").counters().size();
  }

  @Test
  void whatHasHappenedIsCountedAndNotHowOftenItWasWritten() {
    count("eu", null, event("BackOff", 3));
    count("eu", event("BackOff", 3), event("BackOff", 40));
    count("eu", event("BackOff", 40), event("BackOff", 40));
    count("us", null, event("BackOff", 1));

    assertThat(counted("eu", "BackOff")).isEqualTo(40);
    assertThat(counted("us", "BackOff")).isEqualTo(1);
  }

  @Test
  void reasonsThatNeverComeAgainMakeNoSeriesWithoutEnd() {
    for (int i = 0; i < 3_000; i++) {
      count("eu", null, event("Reason" + i, 1));
    }

    assertThat(series()).isEqualTo(201);
    assertThat(counted("eu", "other")).isEqualTo(2_800);
  }

  @Test
  void aReasonThatBecomesFrequentIsCountedByItsName() {
    for (int i = 0; i < 200; i++) {
      count("eu", null, event("Reason" + i, 1));
    }
    for (int i = 0; i < 10; i++) {
      count("eu", null, event("OOMKilling", 1));
    }

    assertThat(counted("eu", "OOMKilling")).isEqualTo(8);
    assertThat(counted("eu", "other")).isEqualTo(2);
    assertThat(series()).isEqualTo(201);
  }

  @Test
  void howOftenAnEventSaysThatItHappenedGivesItNoPlace() {
    for (int i = 0; i < 200; i++) {
      count("eu", null, event("Reason" + i, 1));
    }
    count("eu", null, event("Shout", 1_000_000));

    assertThat(counted("eu", "Shout")).isZero();
    assertThat(counted("eu", "other")).isEqualTo(1_000_000);
  }

  @Test
  void aLongReasonIsOther() {
    count("eu", null, event("x".repeat(129), 1));

    assertThat(counted("eu", "other")).isEqualTo(1);
  }

  @Test
  void aReasonThatIsCalledLikeTheRestIsPartOfItAndCannotTakeItAway() {
    count("eu", null, event("other", 1));
    for (int i = 0; i < 400; i++) {
      count("eu", null, event("Reason" + i % 200, 1));
    }
    for (int i = 0; i < 10; i++) {
      count("eu", null, event("OOMKilling", 1));
    }

    assertThat(counted("eu", "OOMKilling")).isEqualTo(6);
    assertThat(counted("eu", "other")).isEqualTo(5);
  }

  @Test
  void thereAreNoMoreSeriesThanFiveThousandAndOneForEachTypeOfACluster() {
    for (int reason = 0; reason < 60; reason++) {
      countEach(1, "Reason" + reason, 100);
    }

    assertThat(series()).isEqualTo(EventTally.MOST_SERIES + 1);
    assertThat(counted("eu", "other")).isEqualTo(1_000);
  }

  @Test
  void theRestOfAClusterIsNotTakenAwayByCombinationsThatBecomeFrequent() {
    count("eu", null, nameless());
    for (int reason = 0; reason < 50; reason++) {
      countEach(2, "Reason" + reason, 100);
    }
    for (int i = 0; i < 10; i++) {
      count("eu", null, event("OOMKilling", "component-0"));
    }

    assertThat(counted("eu", "OOMKilling")).isEqualTo(6);
    assertThat(counted("eu", "other")).isEqualTo(5);
  }

  @Test
  void theFiguresOfAClusterThatIsGoneAreGoneToo() {
    count("eu", null, event("BackOff", 1));
    count("us", null, event("BackOff", 1));

    tally.forget("eu");

    assertThat(series()).isEqualTo(1);
    assertThat(counted("us", "BackOff")).isEqualTo(1);
  }
}
