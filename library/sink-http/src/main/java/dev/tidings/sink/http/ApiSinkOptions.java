package dev.tidings.sink.http;

import static java.util.Objects.requireNonNull;

/**
 * What a sink writes to its API server.
 *
 * @param namespace the one namespace whose objects' events are written; empty for all. Events about
 *     objects without namespace are written whatever it is: they go to {@code default}.
 */
public record ApiSinkOptions(GroupChoice group, String namespace) {
  /** All namespaces, through core/v1. */
  public static final ApiSinkOptions DEFAULT = new ApiSinkOptions(GroupChoice.CORE, "");

  public ApiSinkOptions {
    requireNonNull(group, "group");
    requireNonNull(namespace, "namespace");
  }

  public ApiSinkOptions withGroup(GroupChoice group) {
    return new ApiSinkOptions(group, namespace);
  }

  public ApiSinkOptions withNamespace(String namespace) {
    return new ApiSinkOptions(group, namespace);
  }
}
