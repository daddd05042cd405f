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

  /** The events that have a term, in one namespace or (null) in all. */
  record Having(Term term, @Nullable String namespace) implements Selection {
    public Having {
      requireNonNull(term, "term");
    }
  }
}
