package dev.tidings.forward.enhanced;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.template.StructType;
import dev.tidings.forward.template.StructType.Json;
import dev.tidings.forward.template.StructType.Presence;
import dev.tidings.forward.template.TimeType;
import dev.tidings.forward.template.Value;
import dev.tidings.forward.template.Value.Sequence;
import dev.tidings.forward.template.Value.Struct;
import dev.tidings.forward.template.ValueJson;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Events as the exporter's templates see them, and as it writes them where there is no layout. */
public final class EventValue {
  /** What the event is about, with what the cluster says of it. */
  private record About(ObjectReference reference, InvolvedObject object) {}

  private static final StructType<About> ABOUT =
      StructType.<About>named("kube.EnhancedObjectReference")
          .embedded("ObjectReference", Json.INLINE, EventStructs.REFERENCE, About::reference)
          .field(
              "Labels", "labels", Presence.WHEN_SET, a -> EventStructs.texts(a.object().labels()))
          .field(
              "Annotations",
              "annotations",
              Presence.WHEN_SET,
              a -> EventStructs.texts(a.object().annotations()))
          .field(
              "OwnerReferences",
              "ownerReferences",
              Presence.WHEN_SET,
              a -> EventStructs.owners(a.object().ownerReferences()))
          .field("Deleted", "deleted", Presence.ALWAYS, a -> new Value.Bool(a.object().deleted()))
          .printedAs(a -> new Struct<>(EventStructs.REFERENCE, a.reference(), false))
          .build();

  private static final StructType<EnhancedEvent> ENHANCED = enhanced();

  private EventValue() {}

  private static StructType<EnhancedEvent> enhanced() {
    StructType.Builder<EnhancedEvent> type =
        StructType.<EnhancedEvent>named("kube.EnhancedEvent")
            .embedded("Event", Json.INLINE, EventStructs.EVENT, EnhancedEvent::event)
            .field("ClusterName", "clusterName", Presence.ALWAYS, e -> Value.text(e.clusterName()))
            .field(
                "InvolvedObject",
                "involvedObject",
                Presence.ALWAYS,
                e -> new Struct<>(ABOUT, new About(e.event().involvedObject(), e.object()), false))
            .printedAs(e -> new Struct<>(EventStructs.EVENT, e.event(), false));
    EventStructs.getter(type, "GetTimestampMs", e -> Value.int64(milliseconds(e)));
    EventStructs.getter(type, "GetTimestampISO8601", e -> Value.text(iso8601(e)));
    EventStructs.getter(
        type, "DeDot", e -> new Struct<>(EventValue.ENHANCED, e.withoutDots(), false));
    EventStructs.getter(type, "ToJSON", EventValue::bytes);
    return type.build();
  }

  /** The event as templates call it by a dot. */
  public static Value of(EnhancedEvent event) {
    return new Struct<>(ENHANCED, event, true);
  }

  /** The event as JSON in one line. */
  public static String json(EnhancedEvent event) {
    return ValueJson.compact(of(event));
  }

  private static Value bytes(EnhancedEvent event) {
    var bytes = new ArrayList<Value>();
    for (byte each : json(event).getBytes(UTF_8)) {
      bytes.add(new Value.Int(each & 0xFF, "uint8"));
    }
    return new Sequence("[]uint8", false, bytes);
  }

  private static Value.Time first(EnhancedEvent event) {
    @Nullable Instant first = event.event().firstSeen();
    return new Value.Time(first == null ? Value.Time.ZERO : first, TimeType.TIME);
  }

  /** Of no time at all, it is what is left of its nanoseconds in 64 bits. */
  private static long milliseconds(EnhancedEvent event) {
    Instant first = first(event).instant();
    return (first.getEpochSecond() * 1_000_000_000L + first.getNano()) / 1_000_000;
  }

  private static String iso8601(EnhancedEvent event) {
    return first(event).format("2006-01-02T15:04:05.000Z");
  }
}
