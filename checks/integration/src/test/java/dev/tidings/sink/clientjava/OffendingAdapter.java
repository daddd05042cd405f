package dev.tidings.sink.clientjava;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: a sink that knows another client than its own. */
public final class OffendingAdapter {
  @Nullable KubernetesClient client;
}
