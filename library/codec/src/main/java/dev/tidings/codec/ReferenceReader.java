package dev.tidings.codec;

import dev.tidings.event.ObjectReference;
import org.jspecify.annotations.Nullable;

/** Collects an object reference. */
final class ReferenceReader implements JsonReading.Struct {
  private String kind;
  private String namespace;
  private String name;
  private String uid;
  private String apiVersion;
  private String resourceVersion;
  private String fieldPath;

  private ReferenceReader(ObjectReference start) {
    kind = start.kind();
    namespace = start.namespace();
    name = start.name();
    uid = start.uid();
    apiVersion = start.apiVersion();
    resourceVersion = start.resourceVersion();
    fieldPath = start.fieldPath();
  }

  static ObjectReference read(@Nullable ObjectReference previous, JsonReading in) {
    var start = previous == null ? ObjectReference.EMPTY : previous;
    return in.struct("v1.ObjectReference", new ReferenceReader(start)).reference();
  }

  @Override
  public String goName() {
    return "ObjectReference";
  }

  @Override
  public boolean read(String field, JsonReading in) {
    switch (field) {
      case "kind" -> kind = in.string(kind);
      case "namespace" -> namespace = in.string(namespace);
      case "name" -> name = in.string(name);
      case "uid" -> uid = in.uid(uid);
      case "apiVersion" -> apiVersion = in.string(apiVersion);
      case "resourceVersion" -> resourceVersion = in.string(resourceVersion);
      case "fieldPath" -> fieldPath = in.string(fieldPath);
      default -> {
        return false;
      }
    }
    return true;
  }

  private ObjectReference reference() {
    return new ObjectReference(kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath);
  }
}
