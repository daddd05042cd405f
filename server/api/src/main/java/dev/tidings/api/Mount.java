package dev.tidings.api;

import dev.tidings.api.events.EventResource;
import dev.tidings.api.wire.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is served of one store, and what may be done with it.
 *
 * @param missing what those are told who may do something with it: that it is not there; null where
 *     it is
 */
record Mount(
    EventResource resource, Switchboard switchboard, Rights rights, @Nullable Status missing)
    implements AutoCloseable {
  /** One that is not there, to whoever has these rights. */
  Mount missing(Rights others, Status status) {
    return new Mount(resource, switchboard, others, status);
  }

  /** Ends its watches. */
  @Override
  public void close() {
    resource.close();
  }
}
