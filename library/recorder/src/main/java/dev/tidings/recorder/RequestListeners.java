package dev.tidings.recorder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to know what sinks are asked and how they answer. */
final class RequestListeners {
  private final List<Consumer<SinkRequest>> listeners = new CopyOnWriteArrayList<>();
  private final Listening listening;

  RequestListeners(Listening listening) {
    this.listening = listening;
  }

  /** Adds one; what is returned removes it. */
  Runnable add(Consumer<SinkRequest> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(SinkRequest request) {
    listeners.forEach(listener -> listening.tells("A request listener", listener, request));
  }
}
