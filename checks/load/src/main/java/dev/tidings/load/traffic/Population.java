package dev.tidings.load.traffic;

/**
 * The objects that events are about: all of an object follows from its number. One object in ten of
 * each namespace is a ReplicaSet, all others are Pods.
 *
 * @param prefix what namespaces' names begin with
 * @param namespaces how many of them the objects are spread over
 */
public record Population(String prefix, int namespaces) {
  /** As the reference was measured: ten namespaces, ten events about each object. */
  public static final Population TEN_NAMESPACES = new Population("load-", 10);

  /** How many events a filled store has about each object. */
  public static final int EVENTS_PER_OBJECT = 10;

  private static final int KINDS = 10;

  Subject subject(long object) {
    String kind = object / namespaces % KINDS == KINDS - 1 ? "ReplicaSet" : "Pod";
    return Subject.of(object, namespace(object), kind);
  }

  /** The namespace of the object of a number. */
  public String namespace(long object) {
    return prefix + object % namespaces;
  }

  /** The watch's or list's path for the events of one object. */
  public String ofObject(long object) {
    return subject(object).ofObject();
  }

  /** The i-th event of a filled store. */
  LoadedEvent filled(long i) {
    return new LoadedEvent(subject(i / EVENTS_PER_OBJECT), i);
  }
}
