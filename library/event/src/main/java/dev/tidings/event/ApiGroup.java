package dev.tidings.event;

/** The two API groups that serve events, with the version each serves. */
public enum ApiGroup {
  /**
   * {@code v1}, the core group: kubectl's {@code events}, and the form in which events are stored.
   */
  CORE("", "v1"),
  /** {@code events.k8s.io/v1}: kubectl's {@code events.events.k8s.io}. */
  EVENTS("events.k8s.io", "v1");

  private final String group;
  private final String version;

  ApiGroup(String group, String version) {
    this.group = group;
    this.version = version;
  }

  /** The group's name; empty for the core group. */
  public String group() {
    return group;
  }

  /** The version within the group. */
  public String version() {
    return version;
  }

  /** As an object's {@code apiVersion} says it: {@code v1} or {@code events.k8s.io/v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The resource as error messages name it: {@code events} or {@code events.events.k8s.io}. */
  public String qualifiedResource() {
    return group.isEmpty() ? "events" : "events." + group;
  }
}
