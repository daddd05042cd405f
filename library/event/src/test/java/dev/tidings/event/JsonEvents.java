package dev.tidings.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of golden cases, which are well-formed. The real codec lives above this module.
 */
final class JsonEvents {
  private static final Pattern REPEAT = Pattern.compile("<repeat:(.):(\\d+)>");

  private JsonEvents() {}

  static List<Event> list(JsonNode list) {
    return list.path("items").valueStream().map(item -> read(item, ApiGroup.CORE)).toList();
  }

  static Event read(JsonNode event, ApiGroup group) {
    return group == ApiGroup.CORE ? core(event) : events(event);
  }

  private static Event core(JsonNode event) {
    return common(event)
        .involvedObject(reference(event.path("involvedObject")))
        .message(text(event, "message"))
        .source(source(event.path("source")))
        .firstTimestamp(time(event.path("firstTimestamp")))
        .lastTimestamp(time(event.path("lastTimestamp")))
        .count(event.path("count").asInt(0))
        .reportingController(text(event, "reportingComponent"))
        .build();
  }

  private static Event events(JsonNode event) {
    return common(event)
        .involvedObject(reference(event.path("regarding")))
        .message(text(event, "note"))
        .source(source(event.path("deprecatedSource")))
        .firstTimestamp(time(event.path("deprecatedFirstTimestamp")))
        .lastTimestamp(time(event.path("deprecatedLastTimestamp")))
        .count(event.path("deprecatedCount").asInt(0))
        .reportingController(text(event, "reportingController"))
        .build();
  }

  private static Event.Builder common(JsonNode event) {
    return Event.builder()
        .metadata(metadata(event.path("metadata")))
        .reason(text(event, "reason"))
        .type(text(event, "type"))
        .action(text(event, "action"))
        .reportingInstance(text(event, "reportingInstance"))
        .eventTime(time(event.path("eventTime")))
        .series(present(event, "series") ? series(event.path("series")) : null)
        .related(present(event, "related") ? reference(event.path("related")) : null);
  }

  private static ObjectMeta metadata(JsonNode metadata) {
    return ObjectMeta.builder()
        .name(text(metadata, "name"))
        .generateName(text(metadata, "generateName"))
        .namespace(text(metadata, "namespace"))
        .uid(text(metadata, "uid"))
        .resourceVersion(text(metadata, "resourceVersion"))
        .generation(metadata.path("generation").asLong(0))
        .creationTimestamp(time(metadata.path("creationTimestamp")))
        .deletionTimestamp(time(metadata.path("deletionTimestamp")))
        .deletionGracePeriodSeconds(
            present(metadata, "deletionGracePeriodSeconds")
                ? metadata.path("deletionGracePeriodSeconds").asLong()
                : null)
        .labels(map(metadata.path("labels")))
        .annotations(map(metadata.path("annotations")))
        .ownerReferences(
            metadata.path("ownerReferences").valueStream().map(JsonEvents::owner).toList())
        .finalizers(metadata.path("finalizers").valueStream().map(JsonNode::asString).toList())
        .build();
  }

  private static OwnerReference owner(JsonNode owner) {
    return new OwnerReference(
        text(owner, "apiVersion"),
        text(owner, "kind"),
        text(owner, "name"),
        text(owner, "uid"),
        flag(owner, "controller"),
        flag(owner, "blockOwnerDeletion"));
  }

  private static EventSource source(JsonNode source) {
    return new EventSource(text(source, "component"), text(source, "host"));
  }

  private static EventSeries series(JsonNode series) {
    return new EventSeries(series.path("count").asInt(0), time(series.path("lastObservedTime")));
  }

  private static ObjectReference reference(JsonNode reference) {
    return new ObjectReference(
        text(reference, "kind"),
        text(reference, "namespace"),
        text(reference, "name"),
        text(reference, "uid"),
        text(reference, "apiVersion"),
        text(reference, "resourceVersion"),
        text(reference, "fieldPath"));
  }

  private static Map<String, String> map(JsonNode map) {
    Map<String, String> read = new LinkedHashMap<>();
    map.propertyStream().forEach(e -> read.put(e.getKey(), expanded(e.getValue().asString())));
    return read;
  }

  private static boolean present(JsonNode node, String name) {
    return node.hasNonNull(name);
  }

  private static @Nullable Boolean flag(JsonNode node, String name) {
    return present(node, name) ? node.path(name).asBoolean() : null;
  }

  private static @Nullable Instant time(JsonNode time) {
    return time.isString() ? OffsetDateTime.parse(time.asString()).toInstant() : null;
  }

  private static String text(JsonNode node, String name) {
    return present(node, name) ? expanded(node.path(name).asString()) : "";
  }

  /** Long texts are recorded as {@code <repeat:x:1000>}. */
  static String expanded(String text) {
    return REPEAT
        .matcher(text)
        .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
  }

  /** The causes that a 422 Status carries. */
  static List<FieldError> causes(JsonNode causes) {
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode cause : causes) {
      errors.add(
          new FieldError(
              reason(cause.path("reason").asString()),
              cause.path("field").asString(),
              expanded(cause.path("message").asString())));
    }
    return errors;
  }

  private static FieldError.Reason reason(String causeName) {
    for (FieldError.Reason reason : FieldError.Reason.values()) {
      if (reason.causeName().equals(causeName)) {
        return reason;
      }
    }
    throw new IllegalArgumentException(causeName);
  }
}
