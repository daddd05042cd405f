package dev.tidings.recorder;

import java.util.List;

/** Makes references of the objects of one Kubernetes client. */
@FunctionalInterface
public interface ObjectReferences {
  /** Knows references themselves, and objects that were read from JSON or YAML as maps. */
  ObjectReferences PLAIN = new PlainReferences();

  /** Knows no object. */
  ObjectReferences NONE = object -> new Referenced.Unknown();

  /** The reference to an object, which is never null. */
  Referenced to(Object object);

  /** The first of several that knows an object. */
  static ObjectReferences firstOf(List<ObjectReferences> several) {
    List<ObjectReferences> copy = List.copyOf(several);
    return object -> {
      for (ObjectReferences references : copy) {
        Referenced referenced = references.to(object);
        if (!(referenced instanceof Referenced.Unknown)) {
          return referenced;
        }
      }
      return new Referenced.Unknown();
    };
  }
}
