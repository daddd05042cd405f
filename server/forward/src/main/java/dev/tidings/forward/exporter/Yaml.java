package dev.tidings.forward.exporter;

import java.util.List;
import java.util.Map;

/** A value of a YAML file, as it was written. */
sealed interface Yaml {
  /** What stands where nothing does. */
  static Yaml nothing() {
    return new Scalar("", Scalar.Kind.NULL);
  }

  /**
   * A value that is neither a mapping nor a sequence.
   *
   * @param text as it was written, without quotes
   */
  record Scalar(String text, Kind kind) implements Yaml {
    enum Kind {
      TEXT,
      NUMBER,
      BOOL,
      NULL
    }
  }

  record Mapping(Map<String, Yaml> values) implements Yaml {}

  record Sequence(List<Yaml> values) implements Yaml {}

  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
  }
}
