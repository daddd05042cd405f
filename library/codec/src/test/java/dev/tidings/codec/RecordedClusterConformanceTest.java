package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every event of a recorded cluster, as both groups served it, goes through every form and back.
 */
class RecordedClusterConformanceTest {
  private static final List<View> VIEWS = new ArrayList<>();

  /** The same event as each group served it. */
  record View(JsonNode core, JsonNode events) {
    JsonNode in(ApiGroup group) {
      return switch (group) {
        case CORE -> core;
        case EVENTS -> events;
      };
    }
  }

  @BeforeAll
  static void read() {
    Iterator<JsonNode> events =
        Recording.lines("recorded/cluster-events.events-v1.jsonl.gz").iterator();
    Recording.lines("recorded/cluster-events.jsonl.gz")
        .forEach(line -> VIEWS.add(new View(line.path("object"), events.next().path("object"))));
    System.out.println(RecordedClusterConformanceTest.class.getSimpleName() + ": " + VIEWS.size());
  }

  @Test
  void jsonIsReadAndWrittenWithoutLoss() throws DecodeException {
    for (View view : VIEWS) {
      for (ApiGroup group : ApiGroup.values()) {
        assertThat(json(event(view, group), group)).isEqualTo(view.in(group).toString());
      }
    }
  }

  @Test
  void eachGroupIsConvertedToTheOther() throws DecodeException {
    for (View view : VIEWS) {
      assertThat(json(event(view, ApiGroup.CORE), ApiGroup.EVENTS))
          .isEqualTo(view.events().toString());
      assertThat(json(event(view, ApiGroup.EVENTS), ApiGroup.CORE))
          .isEqualTo(view.core().toString());
    }
  }

  @Test
  void protobufIsReadAndWrittenWithoutLoss() throws DecodeException {
    for (View view : VIEWS) {
      Event event = event(view, ApiGroup.CORE);
      for (ApiGroup group : ApiGroup.values()) {
        byte[] message = ProtobufEvents.encode(event, group);
        assertThat(ProtobufEvents.decode(message, group)).isEqualTo(event);
      }
    }
  }

  @Test
  void yamlIsReadAndWrittenWithoutLoss() throws DecodeException {
    for (View view : VIEWS) {
      for (ApiGroup group : ApiGroup.values()) {
        byte[] yaml = KubernetesYaml.text(view.in(group)).getBytes(StandardCharsets.UTF_8);
        Decoded decoded = EventDecoder.decode(yaml, Encoding.YAML, group);
        assertThat(decoded.event()).isEqualTo(event(view, group));
      }
    }
  }

  @Test
  void theStoredFormLosesTheResourceVersionOnly() throws DecodeException {
    for (View view : VIEWS) {
      Event event = event(view, ApiGroup.CORE);
      Event stored = StoredForm.decode(StoredForm.encode(event));
      assertThat(stored.metadata().resourceVersion()).isEmpty();
      String revision = event.metadata().resourceVersion();
      assertThat(
              stored.withMetadata(stored.metadata().toBuilder().resourceVersion(revision).build()))
          .isEqualTo(event);
    }
  }

  private static Event event(View view, ApiGroup group) throws DecodeException {
    byte[] body = view.in(group).toString().getBytes(StandardCharsets.UTF_8);
    Decoded decoded = EventDecoder.decode(body, Encoding.JSON, group);
    assertThat(decoded.strictErrors()).isEmpty();
    return decoded.event();
  }

  private static String json(Event event, ApiGroup group) {
    var bytes = new ByteArrayOutputStream();
    try (var json = KubernetesJson.generator(bytes, false)) {
      EventJson.write(json, event, group, true);
    }
    return KubernetesJson.MAPPER.readTree(bytes.toByteArray()).toString();
  }
}
