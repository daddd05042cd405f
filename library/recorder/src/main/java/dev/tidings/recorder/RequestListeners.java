package dev.tidings.recorder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know what sinks are asked and how they answer. */
final class RequestListeners {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final List<Consumer<SinkRequest>> listeners = new CopyOnWriteArrayList<>();

  /** Adds one; what is returned removes it. */
  Runnable add(Consumer<SinkRequest> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  // A listener is not ours, and must not end the thread whatever it throws.
  void tell(SinkRequest request) {
    for (Consumer<SinkRequest> listener : listeners) {
      try {
        listener.accept(request);
      } catch (Throwable e) {
        LOG.warn("A listener failed at {}", request, e);
      }
    }
  }
}
