package dev.tidings.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.fields.FieldTracking;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Decoded;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a patch must not do, whatever stands in it. */
final class Patches {
  private static final Instant SEEN = Instant.parse("2026-03-01T10:00:00Z");

  private Patches() {}

  /** An event as recorders write them, which nobody else has written to. */
  static Event plain(ApiGroup group) {
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().name("cart-1.1").namespace("shop").uid("u-1").build())
            .involvedObject(new ObjectReference("Pod", "shop", "cart-1", "o-1", "v1", "7", ""))
            .reason("Pulled")
            .message("pulled")
            .source(new EventSource("kubelet", "node-1"))
            .firstTimestamp(SEEN)
            .lastTimestamp(SEEN)
            .count(2)
            .type("Normal")
            .build();
    return FieldTracking.created(event, group, "kubectl", SEEN);
  }

  /** One with something in each of its lists and maps. */
  static Event rich(ApiGroup group) {
    Event plain = plain(group);
    var metadata =
        plain.metadata().toBuilder()
            .labels(Map.of("app", "cart"))
            .annotations(Map.of("note", "1"))
            .finalizers(List.of("example.com/keep", "example.com/wait"))
            .ownerReferences(
                List.of(
                    new OwnerReference("v1", "Pod", "cart-1", "o-1", true, null),
                    new OwnerReference("v1", "Pod", "cart-2", "o-2", null, false)))
            .build();
    return plain.toBuilder().metadata(metadata).series(new EventSeries(3, SEEN)).build();
  }

  /**
   * Either it is refused with a status that says so, or its result is an event in every respect.
   */
  static void requireRefusedOrWhole(PatchKind kind, byte[] patch) {
    for (ApiGroup group : ApiGroup.values()) {
      for (Event live : List.of(plain(group), rich(group))) {
        requireRefusedOrWhole(kind, patch, live, group);
      }
    }
  }

  private static void requireRefusedOrWhole(
      PatchKind kind, byte[] patch, Event live, ApiGroup group) {
    var application =
        new PatchApplication(kind, patch, WriteOptions.FieldValidation.WARN, new Warnings());
    try {
      Event patched = application.apply(live, group);
      requireWhole(patched, group);
      assertThat(FieldTracking.updated(live, patched, group, "kubectl", SEEN.plusSeconds(1)))
          .isEqualTo(FieldTracking.compared(live, patched, group, "kubectl", SEEN.plusSeconds(1)));
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isIn(400, 413, 422, 500);
      assertThat(refused.status().message()).isNotBlank();
    }
  }

  static void requireWhole(Event patched, ApiGroup group) {
    byte[] json = KubernetesJson.bytes(EventJson.tree(patched, group));
    try {
      Decoded again = EventDecoder.decode(json, Encoding.JSON, group);
      assertThat(KubernetesJson.bytes(EventJson.tree(again.event(), group))).isEqualTo(json);
    } catch (DecodeException e) {
      throw new AssertionError("what a patch made is refused", e);
    }
  }
}
