package dev.tidings.forward.enhanced;

import dev.tidings.codec.EventJson;
import dev.tidings.codec.InvolvedObject;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.OwnerReference;
import dev.tidings.forward.Message;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as maps, lists, texts, longs, doubles and booleans, named as in JSON, core/v1: for those
 * who find parts of them by name.
 */
public final class EventTree {
  /** What a tree may have. */
  public static final List<String> NAMES =
      List.of(
          "cluster",
          "id",
          "object",
          "metadata",
          "involvedObject",
          "reason",
          "message",
          "source",
          "firstTimestamp",
          "lastTimestamp",
          "count",
          "type",
          "eventTime",
          "series",
          "action",
          "related",
          "reportingComponent",
          "reportingInstance");

  private static final int USUAL_BYTES = 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};

  private EventTree() {}

  /** The event, with {@code cluster}, the {@code id} of its message, and {@code object}. */
  public static Map<String, Object> of(EnhancedEvent enhanced) {
    Map<String, Object> tree = ofEvent(enhanced.event());
    tree.put("cluster", enhanced.clusterName());
    tree.put("id", Message.id(enhanced.clusterName(), enhanced.event()));
    tree.put("object", ofObject(enhanced.object()));
    return tree;
  }

  /** The event alone. */
  public static Map<String, Object> ofEvent(Event event) {
    LinkedHashMap<String, Object> tree = MAPPER.readValue(json(event), TREE);
    withoutNulls(tree);
    return tree;
  }

  /** A time that an event does not have is written as null; here it is not there. */
  private static void withoutNulls(Map<?, ?> tree) {
    tree.values().removeIf(Objects::isNull);
    for (Object each : tree.values()) {
      if (each instanceof Map<?, ?> inner) {
        withoutNulls(inner);
      }
    }
  }

  /** What the cluster said of the object. */
  public static Map<String, Object> ofObject(InvolvedObject object) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("labels", object.labels());
    tree.put("annotations", object.annotations());
    tree.put("ownerReferences", owners(object.ownerReferences()));
    tree.put("ownerChain", owners(object.ownerChain()));
    tree.put("deleted", object.deleted());
    return tree;
  }

  private static List<Map<String, Object>> owners(List<OwnerReference> owners) {
    return owners.stream().map(EventTree::owner).toList();
  }

  private static Map<String, Object> owner(OwnerReference owner) {
    return Map.of(
        "apiVersion", owner.apiVersion(),
        "kind", owner.kind(),
        "name", owner.name(),
        "uid", owner.uid());
  }

  /** The event as JSON in one line, core/v1. */
  public static byte[] json(Event event) {
    var body = new ByteArrayOutputStream(USUAL_BYTES);
    try (var json = KubernetesJson.generator(body, false)) {
      EventJson.write(json, event, ApiGroup.CORE, true);
    }
    return body.toByteArray();
  }
}
