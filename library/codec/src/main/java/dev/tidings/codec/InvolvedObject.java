package dev.tidings.codec;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What a cluster said of the object that an event is about, at the time of the event. Stored beside
 * the event, in an annotation of it; the object's labels are among the event's as well, so that
 * they select.
 *
 * @param ownerReferences as the object has them
 * @param ownerChain its controller, the controller's controller, and so on: ReplicaSet, Deployment
 * @param deleted whether it was going, or gone
 */
public record InvolvedObject(
    Map<String, String> labels,
    Map<String, String> annotations,
    List<OwnerReference> ownerReferences,
    List<OwnerReference> ownerChain,
    boolean deleted) {
  /** The annotation: a JSON object with these members. */
  public static final String ANNOTATION = "tidings.dev/involved-object";

  /** Nobody has asked the cluster. */
  public static final InvolvedObject UNKNOWN =
      new InvolvedObject(Map.of(), Map.of(), List.of(), List.of(), false);

  public InvolvedObject {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    ownerReferences = List.copyOf(ownerReferences);
    ownerChain = List.copyOf(ownerChain);
  }

  /** What is stored beside an event; {@link #UNKNOWN} without the annotation, or when it is odd. */
  public static InvolvedObject of(Event event) {
    String text = event.metadata().annotations().get(ANNOTATION);
    return text == null ? UNKNOWN : read(text);
  }

  private static InvolvedObject read(String text) {
    JsonNode json;
    try {
      json = KubernetesJson.MAPPER.readTree(text);
    } catch (JacksonException notJson) {
      return UNKNOWN;
    }
    return new InvolvedObject(
        texts(json.path("labels")),
        texts(json.path("annotations")),
        owners(json.path("ownerReferences")),
        owners(json.path("ownerChain")),
        json.path("deleted").asBoolean(false));
  }

  /** What an object's own metadata says, which is not yet who owns its owners. */
  public static InvolvedObject ofMetadata(JsonNode metadata) {
    return new InvolvedObject(
        texts(metadata.path("labels")),
        texts(metadata.path("annotations")),
        owners(metadata.path("ownerReferences")),
        List.of(),
        metadata.has("deletionTimestamp"));
  }

  /** The same with these annotations. */
  public InvolvedObject withAnnotations(Map<String, String> others) {
    return new InvolvedObject(labels, others, ownerReferences, ownerChain, deleted);
  }

  /** The same with a chain of owners. */
  public InvolvedObject withOwnerChain(List<OwnerReference> chain) {
    return new InvolvedObject(labels, annotations, ownerReferences, chain, deleted);
  }

  /** The same of an object that is gone. */
  public InvolvedObject gone() {
    return new InvolvedObject(labels, annotations, ownerReferences, ownerChain, true);
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new TreeMap<String, String>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asString("")));
    return texts;
  }

  private static List<OwnerReference> owners(JsonNode list) {
    return list.valueStream().map(InvolvedObject::owner).toList();
  }

  private static OwnerReference owner(JsonNode json) {
    return new OwnerReference(
        json.path("apiVersion").asString(""),
        json.path("kind").asString(""),
        json.path("name").asString(""),
        json.path("uid").asString(""),
        flag(json.path("controller")),
        flag(json.path("blockOwnerDeletion")));
  }

  private static @Nullable Boolean flag(JsonNode json) {
    return json.isBoolean() ? Boolean.valueOf(json.booleanValue()) : null;
  }

  /** The event with this beside it. A label that the event has already keeps its value. */
  public Event beside(Event event) {
    ObjectMeta metadata = event.metadata();
    var allLabels = new TreeMap<>(labels);
    allLabels.putAll(metadata.labels());
    var allAnnotations = new TreeMap<>(metadata.annotations());
    allAnnotations.put(ANNOTATION, json());
    return event.withMetadata(
        metadata.toBuilder().labels(allLabels).annotations(allAnnotations).build());
  }

  private String json() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(bytes, false)) {
      var fields = new JsonFields(json);
      json.writeStartObject();
      fields.unlessEmpty("labels", labels);
      fields.unlessEmpty("annotations", annotations);
      owners(fields, "ownerReferences", ownerReferences);
      owners(fields, "ownerChain", ownerChain);
      if (deleted) {
        json.writeBooleanProperty("deleted", true);
      }
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void owners(JsonFields fields, String name, List<OwnerReference> owners) {
    if (owners.isEmpty()) {
      return;
    }
    fields.json().writeArrayPropertyStart(name);
    owners.forEach(owner -> MetadataJson.owner(fields, owner));
    fields.json().writeEndArray();
  }

  /** The event without what stands beside it; the object's labels stay among its own. */
  public static Event apartFrom(Event event) {
    ObjectMeta metadata = event.metadata();
    if (!metadata.annotations().containsKey(ANNOTATION)) {
      return event;
    }
    var others = new TreeMap<>(metadata.annotations());
    others.remove(ANNOTATION);
    return event.withMetadata(metadata.toBuilder().annotations(others).build());
  }
}
