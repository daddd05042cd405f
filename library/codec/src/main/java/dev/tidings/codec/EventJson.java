package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as an API server does: members in the order of Kubernetes' own types, each left out
 * or present when empty as there.
 */
public final class EventJson {
  private EventJson() {}

  /**
   * Writes an event as one JSON object.
   *
   * @param typeMeta whether it says its kind and apiVersion; items of a list do not
   */
  public static void write(JsonGenerator json, Event event, ApiGroup group, boolean typeMeta) {
    json.writeStartObject();
    if (typeMeta) {
      json.writeStringProperty("kind", "Event");
      json.writeStringProperty("apiVersion", group.apiVersion());
    }
    writeMembers(json, event, group);
    json.writeEndObject();
  }

  /** Writes the members of an event beside its kind and apiVersion. */
  public static void writeMembers(JsonGenerator json, Event event, ApiGroup group) {
    json.writeName("metadata");
    writeMetadata(json, event.metadata());
    var fields = new JsonFields(json);
    switch (group) {
      case CORE -> writeCore(fields, event);
      case EVENTS -> writeEvents(fields, event);
    }
  }

  /** Writes metadata as one JSON object. */
  public static void writeMetadata(JsonGenerator json, ObjectMeta metadata) {
    MetadataJson.write(new JsonFields(json), metadata);
  }

  /** The event with its kind and apiVersion as a tree that the caller may change. */
  public static ObjectNode tree(Event event, ApiGroup group) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var json = KubernetesJson.generator(bytes, false)) {
      write(json, event, group, true);
    }
    return (ObjectNode) KubernetesJson.MAPPER.readTree(bytes.toByteArray());
  }

  private static void writeCore(JsonFields fields, Event event) {
    reference(fields, "involvedObject", event.involvedObject());
    fields.unlessEmpty("reason", event.reason());
    fields.unlessEmpty("message", event.message());
    source(fields, "source", event.source());
    fields.time("firstTimestamp", event.firstTimestamp());
    fields.time("lastTimestamp", event.lastTimestamp());
    fields.unlessZero("count", event.count());
    fields.unlessEmpty("type", event.type());
    fields.microTime("eventTime", event.eventTime());
    if (event.series() != null) {
      fields.start("series");
      fields.unlessZero("count", event.series().count());
      endSeries(fields, event.series());
    }
    fields.unlessEmpty("action", event.action());
    related(fields, event);
    fields.always("reportingComponent", event.reportingController());
    fields.always("reportingInstance", event.reportingInstance());
  }

  private static void writeEvents(JsonFields fields, Event event) {
    fields.microTime("eventTime", event.eventTime());
    if (event.series() != null) {
      fields.start("series");
      fields.always("count", event.series().count());
      endSeries(fields, event.series());
    }
    fields.unlessEmpty("reportingController", event.reportingController());
    fields.unlessEmpty("reportingInstance", event.reportingInstance());
    fields.unlessEmpty("action", event.action());
    fields.unlessEmpty("reason", event.reason());
    reference(fields, "regarding", event.involvedObject());
    related(fields, event);
    fields.unlessEmpty("note", event.message());
    fields.unlessEmpty("type", event.type());
    source(fields, "deprecatedSource", event.source());
    fields.time("deprecatedFirstTimestamp", event.firstTimestamp());
    fields.time("deprecatedLastTimestamp", event.lastTimestamp());
    fields.unlessZero("deprecatedCount", event.count());
  }

  private static void endSeries(JsonFields fields, EventSeries series) {
    fields.microTime("lastObservedTime", series.lastObservedTime());
    fields.end();
  }

  private static void related(JsonFields fields, Event event) {
    if (event.related() != null) {
      reference(fields, "related", event.related());
    }
  }

  private static void source(JsonFields fields, String name, EventSource source) {
    fields.start(name);
    fields.unlessEmpty("component", source.component());
    fields.unlessEmpty("host", source.host());
    fields.end();
  }

  private static void reference(JsonFields fields, String name, ObjectReference reference) {
    fields.start(name);
    fields.unlessEmpty("kind", reference.kind());
    fields.unlessEmpty("namespace", reference.namespace());
    fields.unlessEmpty("name", reference.name());
    fields.unlessEmpty("uid", reference.uid());
    fields.unlessEmpty("apiVersion", reference.apiVersion());
    fields.unlessEmpty("resourceVersion", reference.resourceVersion());
    fields.unlessEmpty("fieldPath", reference.fieldPath());
    fields.end();
  }
}
