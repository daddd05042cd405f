package dev.tidings.recorder;

import dev.tidings.event.ObjectReference;
import java.util.Map;

/** References to what needs no client: references themselves, and objects read as maps. */
final class PlainReferences implements ObjectReferences {
  @Override
  public Referenced to(Object object) {
    if (object instanceof ObjectReference reference) {
      return new Referenced.To(reference);
    }
    return object instanceof Map<?, ?> map ? toUnstructured(map) : new Referenced.Unknown();
  }

  private static Referenced toUnstructured(Map<?, ?> object) {
    String kind = text(object, "kind");
    if (kind.isEmpty()) {
      return new Referenced.Impossible("the object has no kind");
    }
    Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    return new Referenced.To(
        new ObjectReference(
            kind,
            text(metadata, "namespace"),
            text(metadata, "name"),
            text(metadata, "uid"),
            text(object, "apiVersion"),
            text(metadata, "resourceVersion"),
            ""));
  }

  private static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }
}
