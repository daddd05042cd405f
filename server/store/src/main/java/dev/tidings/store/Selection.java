package dev.tidings.store;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.EventKey;
import org.jspecify.annotations.Nullable;

/**
 * Which events a read is about, in terms a store answers without looking at any other event. What a
 * selection cannot say the caller filters.
 */
public sealed interface Selection {
  /** Every event. */
  record Everything() implements Selection {}

  /** The events of one namespace. */
  record InNamespace(String namespace) implements Selection {
    public InNamespace {
      requireNonNull(namespace, "namespace");
    }
  }

  /** At most one event. */
  record Single(EventKey key) implements Selection {
    public Single {
      requireNonNull(key, "key");
    }
  }

  /** Events about the object with this uid, in one namespace or (null) in all; none if empty. */
  record AboutUid(String uid, @Nullable String namespace) implements Selection {
    public AboutUid {
      requireNonNull(uid, "uid");
    }
  }

  /**
   * Events about objects of this name, of any kind, in one namespace or (null) in all; none if
   * empty.
   */
  record AboutName(String name, @Nullable String namespace) implements Selection {
    public AboutName {
      requireNonNull(name, "name");
    }
  }
}
