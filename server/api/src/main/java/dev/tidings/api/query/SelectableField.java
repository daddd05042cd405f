package dev.tidings.api.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.StoredFields;
import dev.tidings.codec.StoredText;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.Optional;
import java.util.stream.Stream;

/** A field that a field selector may name. The groups name some of them differently. */
public enum SelectableField {
  NAME(StoredText.NAME, "metadata.name", "metadata.name"),
  NAMESPACE(StoredText.NAMESPACE, "metadata.namespace", "metadata.namespace"),
  OBJECT_KIND(StoredText.OBJECT_KIND, "involvedObject.kind", "regarding.kind"),
  OBJECT_NAMESPACE(StoredText.OBJECT_NAMESPACE, "involvedObject.namespace", "regarding.namespace"),
  OBJECT_NAME(StoredText.OBJECT_NAME, "involvedObject.name", "regarding.name"),
  OBJECT_UID(StoredText.OBJECT_UID, "involvedObject.uid", "regarding.uid"),
  OBJECT_API_VERSION(
      StoredText.OBJECT_API_VERSION, "involvedObject.apiVersion", "regarding.apiVersion"),
  OBJECT_RESOURCE_VERSION(
      StoredText.OBJECT_RESOURCE_VERSION,
      "involvedObject.resourceVersion",
      "regarding.resourceVersion"),
  OBJECT_FIELD_PATH(
      StoredText.OBJECT_FIELD_PATH, "involvedObject.fieldPath", "regarding.fieldPath"),
  REASON(StoredText.REASON, "reason", "reason"),
  REPORTING_CONTROLLER(
      StoredText.REPORTING_CONTROLLER, "reportingComponent", "reportingController"),
  TYPE(StoredText.TYPE, "type", "type"),
  /** Who reported it, whichever of the two ways it says so; only core/v1 has a name for it. */
  SOURCE(StoredText.SOURCE_COMPONENT, "source", "");

  private final StoredText stored;
  private final String coreLabel;
  private final String eventsLabel;

  SelectableField(StoredText stored, String coreLabel, String eventsLabel) {
    this.stored = stored;
    this.coreLabel = coreLabel;
    this.eventsLabel = eventsLabel;
  }

  static Optional<SelectableField> named(String label, ApiGroup group) {
    return label.isEmpty()
        ? Optional.empty()
        : Stream.of(values()).filter(field -> field.label(group).equals(label)).findFirst();
  }

  private String label(ApiGroup group) {
    return switch (group) {
      case CORE -> coreLabel;
      case EVENTS -> eventsLabel;
    };
  }

  /** The field's value in an event; empty where it is not set. */
  public String of(Event event) {
    return switch (this) {
      case NAME -> event.metadata().name();
      case NAMESPACE -> event.metadata().namespace();
      case OBJECT_KIND -> event.involvedObject().kind();
      case OBJECT_NAMESPACE -> event.involvedObject().namespace();
      case OBJECT_NAME -> event.involvedObject().name();
      case OBJECT_UID -> event.involvedObject().uid();
      case OBJECT_API_VERSION -> event.involvedObject().apiVersion();
      case OBJECT_RESOURCE_VERSION -> event.involvedObject().resourceVersion();
      case OBJECT_FIELD_PATH -> event.involvedObject().fieldPath();
      case REASON -> event.reason();
      case REPORTING_CONTROLLER -> event.reportingController();
      case TYPE -> event.type();
      case SOURCE ->
          event.source().component().isEmpty()
              ? event.reportingController()
              : event.source().component();
    };
  }

  /** The same of a stored event; right if its fields are plain. */
  public String of(StoredFields event) {
    return event.text(in(event));
  }

  /** Whether a stored event has this value; right if its fields are plain. */
  boolean is(StoredFields event, String value) {
    return event.is(in(event), value.getBytes(UTF_8));
  }

  private StoredText in(StoredFields event) {
    return this == SOURCE && event.isEmpty(StoredText.SOURCE_COMPONENT)
        ? StoredText.REPORTING_CONTROLLER
        : stored;
  }
}
