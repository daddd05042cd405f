package dev.tidings.api;

import dev.tidings.api.events.EventResource;

/** What is served of one store, and what may be done with it. */
record Mount(EventResource resource, Switchboard switchboard, Rights rights)
    implements AutoCloseable {
  /** The same for other users. */
  Mount with(Rights others) {
    return new Mount(resource, switchboard, others);
  }

  /** Ends its watches. */
  @Override
  public void close() {
    resource.close();
  }
}
