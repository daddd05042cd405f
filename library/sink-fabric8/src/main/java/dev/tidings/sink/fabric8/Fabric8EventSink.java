package dev.tidings.sink.fabric8;

import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.ApiSinkOptions;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Sinks that write through a fabric8 client: to its server, with its trust, its credentials and its
 * interceptors. What fails is tried again by the recorder, not by the client.
 *
 * <p>The client stays its owner's. Close the broadcaster first, so that what is under way can be
 * written; events that come to a client that is closed are counted as {@code NOT_SENT}, or stay in
 * the spool.
 */
public final class Fabric8EventSink {
  private static final ObjectReferences REFERENCES = new Fabric8References();

  private Fabric8EventSink() {}

  /** Writes events about objects of all namespaces through core/v1. */
  public static EventSink of(KubernetesClient client) {
    return of(client, ApiSinkOptions.DEFAULT);
  }

  /** Writes through another group, or about one namespace only. */
  public static EventSink of(KubernetesClient client, ApiSinkOptions options) {
    return new ApiServerSink(new Fabric8Transport(client), REFERENCES, options);
  }

  /**
   * References to the client's objects, for a broadcaster that writes elsewhere: everything that
   * has metadata, custom and generic resources included, and the client's own references.
   */
  public static ObjectReferences references() {
    return REFERENCES;
  }
}
