package dev.tidings.sink.clientjava;

import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.ApiSinkOptions;
import io.kubernetes.client.openapi.ApiClient;

/**
 * Sinks that write through the official client: to its server, with its trust, its credentials and
 * its interceptors.
 *
 * <p>The client stays its owner's, and may be changed while events are written. Close the
 * broadcaster first, so that what is under way can be written; a client counts as closed when the
 * executor of its OkHttp dispatcher has been shut down, and events that come then are counted as
 * {@code NOT_SENT}, or stay in the spool.
 */
public final class ClientJavaEventSink {
  private static final ObjectReferences REFERENCES = new ClientJavaReferences();

  private ClientJavaEventSink() {}

  /** Writes events about objects of all namespaces through core/v1. */
  public static EventSink of(ApiClient client) {
    return of(client, ApiSinkOptions.DEFAULT);
  }

  /** Writes through another group, or about one namespace only. */
  public static EventSink of(ApiClient client, ApiSinkOptions options) {
    return new ApiServerSink(new ClientJavaTransport(client), REFERENCES, options);
  }

  /**
   * References to the client's objects, for a broadcaster that writes elsewhere: everything that
   * has metadata, dynamic objects included, and the client's own references. What came out of a
   * list has neither kind nor apiVersion; for Kubernetes' own kinds they are known by the class.
   */
  public static ObjectReferences references() {
    return REFERENCES;
  }
}
