package dev.tidings.forward.exporter;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.OwnerReference;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.template.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the programs beside this recorded, see src/test/go/golden. */
final class Golden {
  static final Surroundings SURROUNDINGS =
      new Surroundings(
          InstantSource.fixed(Instant.parse("2026-05-06T07:08:09Z")), new Random(1), Map.of());

  private Golden() {}

  static JsonNode read(String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
      return JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }

  static EnhancedEvent event(JsonNode observed) {
    var object =
        new InvolvedObject(
            texts(observed.path("labels")),
            texts(observed.path("annotations")),
            owners(observed.path("owners")),
            List.of(),
            observed.path("deleted").booleanValue());
    return new EnhancedEvent(
        decoded(observed.path("event")), observed.path("clusterName").asString(""), object);
  }

  private static Event decoded(JsonNode event) {
    ((ObjectNode) event).put("kind", "Event").put("apiVersion", "v1");
    try {
      return EventDecoder.decode(event, ApiGroup.CORE).event();
    } catch (DecodeException e) {
      throw new IllegalStateException("no event: " + event, e);
    }
  }

  static Map<String, String> texts(JsonNode object) {
    var texts = new TreeMap<String, String>();
    object.forEachEntry((name, value) -> texts.put(name, value.stringValue()));
    return texts;
  }

  private static List<OwnerReference> owners(JsonNode list) {
    var owners = new ArrayList<OwnerReference>();
    for (JsonNode owner : list) {
      owners.add(
          new OwnerReference(
              owner.path("apiVersion").stringValue(),
              owner.path("kind").stringValue(),
              owner.path("name").stringValue(),
              owner.path("uid").stringValue(),
              owner.has("controller") ? owner.path("controller").booleanValue() : null,
              null));
    }
    return owners;
  }
}
