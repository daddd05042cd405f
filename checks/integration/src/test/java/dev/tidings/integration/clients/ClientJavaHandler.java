package dev.tidings.integration.clients;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.ResourceEventHandler;
import java.util.function.Function;

/** Tells what an informer of the official client's sees. */
record ClientJavaHandler<E extends KubernetesObject>(Told told, Function<E, String> shown)
    implements ResourceEventHandler<E> {
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
