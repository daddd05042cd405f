package dev.tidings.sink.http;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: a sink of its own that knows a client. */
public final class OffendingSink {
  @Nullable KubernetesClient client;
}
