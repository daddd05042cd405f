package dev.tidings.api.write;

import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.Event;
import java.util.concurrent.CompletableFuture;

/** What a valid event has to pass before it is written. Safe for use by any number of threads. */
public interface WriteGate {
  /** Lets everything pass. */
  WriteGate OPEN =
      new WriteGate() {
        @Override
        public CompletableFuture<Void> mayCreate(EventRequest request) {
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public void admit(EventRequest request, Event event) {}
      };

  /**
   * Whether who may do what a request asks for may also create the event, which is not there. Fails
   * with a {@link RefusedException} if not.
   */
  CompletableFuture<Void> mayCreate(EventRequest request);

  /**
   * Asked once for each attempt to write; not for dry runs.
   *
   * @throws RefusedException when there are too many
   */
  void admit(EventRequest request, Event event) throws RefusedException;
}
