package dev.tidings.codec;

/** A text in a stored event: which field of which message it is. */
public enum StoredText {
  NAME(StoredFields.METADATA, 1),
  NAMESPACE(StoredFields.METADATA, 3),
  OBJECT_KIND(StoredFields.OBJECT, 1),
  OBJECT_NAMESPACE(StoredFields.OBJECT, 2),
  OBJECT_NAME(StoredFields.OBJECT, 3),
  OBJECT_UID(StoredFields.OBJECT, 4),
  OBJECT_API_VERSION(StoredFields.OBJECT, 5),
  OBJECT_RESOURCE_VERSION(StoredFields.OBJECT, 6),
  OBJECT_FIELD_PATH(StoredFields.OBJECT, 7),
  REASON(StoredFields.REASON),
  MESSAGE(StoredFields.MESSAGE),
  SOURCE_COMPONENT(StoredFields.SOURCE, 1),
  SOURCE_HOST(StoredFields.SOURCE, 2),
  TYPE(StoredFields.TYPE),
  REPORTING_CONTROLLER(StoredFields.REPORTING_CONTROLLER),
  REPORTING_INSTANCE(StoredFields.REPORTING_INSTANCE);

  final int message;
  final int field;

  StoredText(int field) {
    this(0, field);
  }

  /** A field of a message that is itself a field of the event. */
  StoredText(int message, int field) {
    this.message = message;
    this.field = field;
  }
}
