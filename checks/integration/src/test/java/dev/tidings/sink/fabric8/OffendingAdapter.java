package dev.tidings.sink.fabric8;

import io.kubernetes.client.openapi.ApiClient;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: a sink that knows another client than its own. */
public final class OffendingAdapter {
  @Nullable ApiClient client;
}
