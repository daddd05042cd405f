package dev.tidings.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.read.Answer;
import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.IncludeObject;
import dev.tidings.api.wire.ListItem;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import dev.tidings.store.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Items of lists look the same, whether they are written from stored bytes or from objects. */
class StoredItemsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ObjectMeta PLAIN =
      ObjectMeta.builder().name("e").namespace("ns").labels(Map.of("a", "<1>")).build();
  private static final Event FULL =
      Event.builder()
          .metadata(PLAIN)
          .involvedObject(new ObjectReference("Pod", "ns", "web", "u", "v1", "7", "spec{web}"))
          .reason("BackOff")
          .message("  two\nlines, größer \t")
          .source(new EventSource("kubelet", "node-1"))
          .firstTimestamp(NOW.minusSeconds(7_200))
          .lastTimestamp(NOW.minusSeconds(60))
          .count(12)
          .type("Warning")
          .build();

  private static final List<Event> WRITTEN_FROM_BYTES =
      List.of(
          FULL,
          Event.builder().metadata(PLAIN).build(),
          FULL.toBuilder()
              .source(EventSource.NONE)
              .reportingController("c")
              .reportingInstance("c-1")
              .count(0)
              .firstTimestamp(null)
              .lastTimestamp(null)
              .eventTime(NOW.minusMillis(90_500))
              .build(),
          FULL.toBuilder().series(new EventSeries(3, NOW.minusMillis(5_250))).build(),
          FULL.toBuilder().series(new EventSeries(0, null)).build());
  private static final Event OWNED =
      FULL.withMetadata(
          PLAIN.toBuilder()
              .ownerReferences(List.of(new OwnerReference("v1", "Pod", "p", "u", null, true)))
              .build());

  @ParameterizedTest
  @EnumSource(
      value = Form.Shape.class,
      names = {"WHOLE", "TABLE", "PARTIALS"})
  void itemsLookTheSame(Form.Shape shape) throws RefusedException {
    for (ApiGroup group : ApiGroup.values()) {
      for (IncludeObject include : IncludeObject.values()) {
        var form = new Form(Encoding.JSON, shape, "v1", false);
        var shapes = new EventShapes(form, group, include, () -> NOW);
        WRITTEN_FROM_BYTES.forEach(event -> assertThat(compared(shapes, event)).isTrue());
        compared(shapes, OWNED);
      }
    }
  }

  /** Whether the item was written from its bytes; then it must look like the object's. */
  private static boolean compared(EventShapes shapes, Event event) {
    ListItem item = item(shapes, event);
    var fromBytes = new JsonBytes(16);
    boolean written = item.writeStored(fromBytes);
    var fromObject = new ByteArrayOutputStream();
    try (var json = KubernetesJson.generator(fromObject, false)) {
      item.writeItem(json);
    }
    assertThat(new String(fromBytes.toByteArray(), UTF_8))
        .isEqualTo(written ? fromObject.toString(UTF_8) : "");
    return written;
  }

  private static ListItem item(EventShapes shapes, Event event) {
    var stored =
        new StoredEvent(new EventKey("ns", "e"), StoredForm.encode(event), 4711, 4711, null);
    assertThat(StoredEvents.read(stored).metadata().resourceVersion()).isEqualTo("4711");
    try {
      return shapes
          .many(new Answer.Many(List.of(stored), "4711", "", null, List.of()))
          .items()
          .iterator()
          .next();
    } catch (RefusedException e) {
      throw new AssertionError(e);
    }
  }
}
