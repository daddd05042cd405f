package dev.tidings.api.authorization;

/** What a request wants to do, as Kubernetes' authorizers are told of it. */
public sealed interface Access {
  /** A verb of Kubernetes ({@code list}), or of HTTP in lower case where no resource is meant. */
  String verb();

  /**
   * Something is to be done with a resource.
   *
   * @param namespace empty for the whole cluster
   * @param name empty for a collection, and where the name is in the body
   * @param selectors what of a collection it is about
   */
  record OfResource(
      String verb, ResourceType type, String namespace, String name, Selectors selectors)
      implements Access {
    /** Nothing is selected. */
    public OfResource(String verb, ResourceType type, String namespace, String name) {
      this(verb, type, namespace, name, Selectors.NONE);
    }
  }

  /**
   * A path that leads to no resource is to be read, or whatever the method says.
   *
   * @param path unescaped, with its slashes
   */
  record OfPath(String verb, String path) implements Access {}
}
