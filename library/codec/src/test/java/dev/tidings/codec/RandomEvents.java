package dev.tidings.codec;

import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes up events that have everything an event may have, now and then. */
final class RandomEvents {
  private static final List<String> TEXTS =
      List.of(
          "",
          "Pod",
          "web-0",
          "Back-off restarting failed container",
          "a<b>&\"c\"\\d\t\n\r\b\f\0\u001f\u007f",
          "größer 日本語",
          "\u2028 and \u2029",
          "\ud83d\ude00 smiles",
          "\ud800 alone",
          "\ufffd replaced",
          "x".repeat(3_000));
  private static final List<String> SETS =
      List.of("", "{}", "{\"f:metadata\":{\"f:name\":{}}}", "{ \"f:x\": {} }", "{\"<\":{}}", "{");

  private final SplittableRandom random;

  RandomEvents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Event next() {
    return Event.builder()
        .metadata(metadata())
        .involvedObject(reference())
        .reason(text())
        .message(text())
        .source(new EventSource(text(), text()))
        .firstTimestamp(time())
        .lastTimestamp(time())
        .count(number())
        .type(text())
        .eventTime(microTime())
        .series(sometimes(() -> new EventSeries(number(), microTime())))
        .action(text())
        .related(sometimes(this::reference))
        .reportingController(text())
        .reportingInstance(text())
        .build();
  }

  private ObjectMeta metadata() {
    var metadata =
        ObjectMeta.builder()
            .name(text())
            .generateName(text())
            .namespace(text())
            .uid(text())
            .creationTimestamp(time())
            .labels(map())
            .annotations(map())
            .managedFields(random.nextInt(3) == 0 ? List.of() : List.of(manager(), manager()));
    if (random.nextInt(8) == 0) {
      metadata
          .generation(number())
          .deletionTimestamp(time())
          .deletionGracePeriodSeconds((long) number())
          .finalizers(List.of(text()))
          .ownerReferences(List.of(new OwnerReference(text(), text(), text(), text(), true, null)));
    }
    return metadata.build();
  }

  private ManagedFieldsEntry manager() {
    return new ManagedFieldsEntry(
        text(),
        text(),
        text(),
        time(),
        text(),
        one(random.nextInt(4) == 0 ? SETS : SETS.subList(0, 3)),
        text());
  }

  private ObjectReference reference() {
    return new ObjectReference(text(), text(), text(), text(), text(), text(), text());
  }

  private Map<String, String> map() {
    var map = new TreeMap<String, String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("k" + random.nextInt(20) + (random.nextInt(9) == 0 ? text() : ""), text());
    }
    return map;
  }

  private @Nullable Instant time() {
    Instant time = microTime();
    return time == null ? null : Instant.ofEpochSecond(time.getEpochSecond());
  }

  private @Nullable Instant microTime() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> null;
      case 3 -> random.nextBoolean() ? Event.ZERO_TIME : Instant.parse("+10000-01-01T00:00:00Z");
      case 4 -> Instant.ofEpochSecond(random.nextLong(253_402_300_800L));
      default ->
          Instant.ofEpochSecond(
              random.nextLong(1_600_000_000L, 1_900_000_000L), random.nextInt(1_000_000) * 1_000L);
    };
  }

  private int number() {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt();
      default -> random.nextInt(1, 1_000);
    };
  }

  private String text() {
    return random.nextInt(3) > 0 ? one(TEXTS.subList(0, 4)) : one(TEXTS);
  }

  private <T> @Nullable T sometimes(Supplier<T> made) {
    return random.nextInt(3) == 0 ? made.get() : null;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
