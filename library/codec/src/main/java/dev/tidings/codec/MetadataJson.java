package dev.tidings.codec;

import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import tools.jackson.core.JsonGenerator;

/** Writes ObjectMeta; all of it is left out when empty. */
final class MetadataJson {
  private MetadataJson() {}

  static void write(JsonFields fields, ObjectMeta metadata) {
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.unlessEmpty("name", metadata.name());
    fields.unlessEmpty("generateName", metadata.generateName());
    fields.unlessEmpty("namespace", metadata.namespace());
    fields.unlessEmpty("selfLink", metadata.selfLink());
    fields.unlessEmpty("uid", metadata.uid());
    fields.unlessEmpty("resourceVersion", metadata.resourceVersion());
    fields.unlessZero("generation", metadata.generation());
    times(fields, metadata);
    fields.unlessEmpty("labels", metadata.labels());
    fields.unlessEmpty("annotations", metadata.annotations());
    lists(fields, metadata);
    json.writeEndObject();
  }

  private static void times(JsonFields fields, ObjectMeta metadata) {
    if (metadata.creationTimestamp() != null
        && !metadata.creationTimestamp().equals(Event.ZERO_TIME)) {
      fields.time("creationTimestamp", metadata.creationTimestamp());
    }
    if (metadata.deletionTimestamp() != null) {
      fields.time("deletionTimestamp", metadata.deletionTimestamp());
    }
    if (metadata.deletionGracePeriodSeconds() != null) {
      fields
          .json()
          .writeNumberProperty(
              "deletionGracePeriodSeconds", metadata.deletionGracePeriodSeconds().longValue());
    }
  }

  private static void lists(JsonFields fields, ObjectMeta metadata) {
    JsonGenerator json = fields.json();
    if (!metadata.ownerReferences().isEmpty()) {
      json.writeArrayPropertyStart("ownerReferences");
      metadata.ownerReferences().forEach(owner -> owner(fields, owner));
      json.writeEndArray();
    }
    if (!metadata.finalizers().isEmpty()) {
      json.writeArrayPropertyStart("finalizers");
      metadata.finalizers().forEach(json::writeString);
      json.writeEndArray();
    }
    if (!metadata.managedFields().isEmpty()) {
      json.writeArrayPropertyStart("managedFields");
      metadata.managedFields().forEach(entry -> managedFields(fields, entry));
      json.writeEndArray();
    }
  }

  static void owner(JsonFields fields, OwnerReference owner) {
    fields.json().writeStartObject();
    fields.always("apiVersion", owner.apiVersion());
    fields.always("kind", owner.kind());
    fields.always("name", owner.name());
    fields.always("uid", owner.uid());
    fields.unlessNull("controller", owner.controller());
    fields.unlessNull("blockOwnerDeletion", owner.blockOwnerDeletion());
    fields.end();
  }

  private static void managedFields(JsonFields fields, ManagedFieldsEntry entry) {
    fields.json().writeStartObject();
    fields.unlessEmpty("manager", entry.manager());
    fields.unlessEmpty("operation", entry.operation());
    fields.unlessEmpty("apiVersion", entry.apiVersion());
    if (entry.time() != null) {
      fields.time("time", entry.time());
    }
    fields.unlessEmpty("fieldsType", entry.fieldsType());
    if (!entry.fieldsV1().isEmpty()) {
      fields.json().writeName("fieldsV1");
      fieldsV1(fields.json(), entry.fieldsV1());
    }
    fields.unlessEmpty("subresource", entry.subresource());
    fields.end();
  }

  private static void fieldsV1(JsonGenerator json, String set) {
    if (FieldsV1.isFinal(set) && !json.objectWriteContext().hasPrettyPrinter()) {
      json.writeRawValue(set);
      return;
    }
    try (var parser = KubernetesJson.MAPPER.createParser(set)) {
      parser.nextToken();
      json.copyCurrentStructureExact(parser);
    }
  }
}
