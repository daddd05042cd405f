package dev.tidings.api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not compared comes out as if it had been. */
class SoleOwnerTest {
  private static final Event NOTHING = Event.builder().build();
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final int ROUNDS = 3_000;

  private final Random random = new Random(20261122);

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void whoCreatesAnEventOwnsWhatAComparisonFinds(ApiGroup group) {
    for (int i = 0; i < ROUNDS; i++) {
      Event sent = event();
      assertThat(FieldTracking.created(sent, group, "m", NOW))
          .isEqualTo(FieldTracking.compared(NOTHING, sent, group, "m", NOW));
    }
  }

  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void whoUpdatesAnEventOwnsWhatAComparisonFinds(ApiGroup group) {
    for (int i = 0; i < ROUNDS; i++) {
      Event live = stored(FieldTracking.created(event(), either(group), either("m", "n"), NOW));
      Event updated = changed(live);
      assertThat(FieldTracking.updated(live, updated, group, "m", LATER))
          .isEqualTo(FieldTracking.compared(live, updated, group, "m", LATER));
    }
  }

  /** Updates one after another, as each starts from what the last has left. */
  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void whatWasNotComparedIsComparedLater(ApiGroup group) {
    Event live = stored(FieldTracking.created(event(), group, "m", NOW));
    Event compared = live;
    for (int i = 0; i < ROUNDS; i++) {
      Event next = i % 20 == 0 ? stored(event()) : changed(live);
      Instant now = NOW.plusSeconds(i);
      String manager = either("m", i % 50 == 0 ? "n" : "m");
      live = FieldTracking.updated(live, withManagersOf(next, live), group, manager, now);
      compared =
          FieldTracking.compared(compared, withManagersOf(next, compared), group, manager, now);
      assertThat(live).isEqualTo(compared);
    }
  }

  private Event event() {
    return Event.builder()
        .metadata(metadata())
        .involvedObject(either(reference("web-0"), ObjectReference.EMPTY))
        .reason(text())
        .message(text())
        .source(new EventSource(text(), text()))
        .firstTimestamp(time())
        .lastTimestamp(time())
        .count(random.nextInt(3))
        .type(text())
        .eventTime(time())
        .series(series())
        .action(text())
        .related(maybe(either(reference("node-1"), ObjectReference.EMPTY)))
        .reportingController(text())
        .reportingInstance(text())
        .build();
  }

  private ObjectMeta metadata() {
    return ObjectMeta.builder()
        .name("e1")
        .namespace("shop")
        .generateName(seldom("e"))
        .labels(seldom("l").isEmpty() ? Map.of() : Map.of("a", text()))
        .finalizers(seldom("f").isEmpty() ? List.of() : List.of("example.com/f"))
        .managedFields(seldom("m").isEmpty() ? List.of() : List.of(ManagedFieldsEntry.EMPTY))
        .build();
  }

  /** Another event with one field or more changed, or none. */
  private Event changed(Event live) {
    Event other = event();
    return switch (random.nextInt(9)) {
      case 0 -> live;
      case 1 -> live.toBuilder().count(live.count() + 1).build();
      case 2 -> live.toBuilder().count(live.count() + 1).lastTimestamp(LATER).build();
      case 3 -> live.toBuilder().message(other.message()).build();
      case 4 -> live.toBuilder().series(other.series()).build();
      case 5 -> live.toBuilder().source(other.source()).build();
      case 6 -> live.toBuilder().lastTimestamp(other.lastTimestamp()).build();
      case 7 -> live.toBuilder().related(other.related()).action(other.action()).build();
      default -> withManagersOf(stored(other), live);
    };
  }

  private static Event stored(Event created) {
    return created.withMetadata(created.metadata().toBuilder().uid("u1").build());
  }

  private static Event withManagersOf(Event event, Event live) {
    return event.withMetadata(
        event.metadata().toBuilder().managedFields(live.metadata().managedFields()).build());
  }

  private @Nullable EventSeries series() {
    return maybe(new EventSeries(random.nextInt(3), time()));
  }

  private @Nullable Instant time() {
    Instant set = NOW.plusSeconds(random.nextInt(3));
    return maybe(random.nextInt(20) == 0 ? Event.ZERO_TIME : set);
  }

  private String text() {
    return either("", "text " + random.nextInt(2));
  }

  private String seldom(String text) {
    return random.nextInt(10) == 0 ? text : "";
  }

  private ApiGroup either(ApiGroup group) {
    return random.nextInt(5) == 0 ? ApiGroup.CORE : group;
  }

  private <T> T either(T one, T other) {
    return random.nextBoolean() ? one : other;
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private static ObjectReference reference(String name) {
    return new ObjectReference("Pod", "shop", name, "uid-" + name, "v1", "", "");
  }
}
