package dev.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * What names one event in a store: its namespace and its name, unique across both API groups.
 *
 * <p>The natural order is the byte order of {@link #path()}, the order in which Kubernetes lists
 * events. It is not the order of namespaces then names: {@code a-b/x} comes before {@code a/x}.
 */
public record EventKey(String namespace, String name) implements Comparable<EventKey> {
  public EventKey {
    requireNonNull(namespace, "namespace");
    requireNonNull(name, "name");
  }

  /** {@code namespace/name}. */
  public String path() {
    return namespace + "/" + name;
  }

  @Override
  public int compareTo(EventKey other) {
    return Arrays.compareUnsigned(path().getBytes(UTF_8), other.path().getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return path();
  }
}
