package dev.tidings.api;

import dev.tidings.api.events.EventResource;
import dev.tidings.api.operations.ClusterMeters;
import dev.tidings.api.wire.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is served of one store, and what may be done with it.
 *
 * @param missing what those are told who may do something with it: that it is not there; null where
 *     it is
 */
record Mount(Served served, Switchboard switchboard, Rights rights, @Nullable Status missing)
    implements AutoCloseable {
  /** What ends with it: its events, as they are served, and their figures. */
  record Served(EventResource resource, ClusterMeters meters) {}

  /** One that is not there, to whoever has these rights. */
  Mount missing(Rights others, Status status) {
    return new Mount(served, switchboard, others, status);
  }

  /** Ends its watches, and its figures. */
  @Override
  public void close() {
    served.resource().close();
    served.meters().close();
  }
}
