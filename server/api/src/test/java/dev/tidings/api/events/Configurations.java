package dev.tidings.api.events;

/** What tests apply to the event {@code e1}. */
final class Configurations {
  private Configurations() {}

  /** YAML of one line about a pod of the namespace. */
  static String yaml(String fields) {
    return yaml("", fields);
  }

  static String yaml(String metadata, String fields) {
    return "{apiVersion: v1, kind: Event, metadata: {name: e1, "
        + metadata
        + "}, involvedObject: {namespace: ns}, "
        + fields
        + "}";
  }

  /** YAML that says nothing of what the event is about. */
  static String bare(String fields) {
    return "{apiVersion: v1, kind: Event, " + fields + "}";
  }
}
