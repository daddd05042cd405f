package dev.tidings.integration.clients;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Function;

/** Tells what an informer of fabric8's sees. */
record Fabric8Handler<E>(Told told, Function<E, String> shown) implements ResourceEventHandler<E> {
  @Override
  public void onAdd(E event) {
    told.change("ADDED", shown.apply(event));
  }

  @Override
  public void onUpdate(E before, E event) {
    told.change("MODIFIED", shown.apply(event));
  }

  @Override
  public void onDelete(E event, boolean unseen) {
    told.change("DELETED", shown.apply(event));
  }
}
