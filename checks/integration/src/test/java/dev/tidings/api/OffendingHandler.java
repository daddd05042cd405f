package dev.tidings.api;

import com.nimbusds.jose.jwk.JWKSet;
import dev.tidings.store.rocksdb.OffendingStore;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the rules on purpose: an API that knows which store it has, and looks at keys and traces
 * where it should not.
 */
public final class OffendingHandler {
  @Nullable OffendingStore store;
  @Nullable JWKSet keys;
  @Nullable SdkTracerProvider traces;
}
