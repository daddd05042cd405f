package dev.tidings.api.authorization;

/**
 * What kind of thing a request is about.
 *
 * @param group empty for the core group
 * @param version such as {@code v1}; rights do not depend on it
 * @param resource in the plural, such as {@code events}
 * @param subresource empty for the resource itself
 */
public record ResourceType(String group, String version, String resource, String subresource) {
  /** Events of the core group. */
  public static final ResourceType EVENTS = new ResourceType("", "v1", "events", "");

  /** As rules and messages name it: {@code events} or {@code events/status}. */
  public String path() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }
}
