package dev.tidings.api.wire;

import dev.tidings.codec.Encoding;

/**
 * The form in which a client wants its answer.
 *
 * @param metaVersion the version of meta.k8s.io in which tables and partial objects are written
 */
public record Form(Encoding encoding, Shape shape, String metaVersion, boolean pretty) {
  /** What of an object is given. */
  public enum Shape {
    /** The object itself. */
    WHOLE,
    /** A table with a row for each event. */
    TABLE,
    /** One object's metadata. */
    PARTIAL,
    /** The metadata of a list's objects. */
    PARTIALS
  }

  static Form whole(Encoding encoding, boolean pretty) {
    return new Form(encoding, Shape.WHOLE, "", pretty);
  }

  /** The apiVersion of what is not a whole object. */
  public String metaApiVersion() {
    return "meta.k8s.io/" + metaVersion;
  }
}
