package dev.tidings.integration.clients;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.function.Function;

/** Tells what a watch of fabric8's sees. */
record Fabric8Watcher<E>(Told told, Function<E, String> shown) implements Watcher<E> {
  @Override
  public void eventReceived(Action action, E event) {
    told.change(action.name(), shown.apply(event));
  }

  @Override
  public void onClose(WatcherException cause) {
    // what is not told now is missed by whoever waits for it
  }
}
