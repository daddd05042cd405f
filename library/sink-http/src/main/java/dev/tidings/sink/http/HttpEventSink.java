package dev.tidings.sink.http;

import dev.tidings.recorder.ObjectReferences;
import java.net.URI;

/**
 * Sinks that write to an API server with nothing but Java's own HTTP client.
 *
 * <p>No thread is started and nothing is asked before the first event. Objects are referred to by
 * {@code ObjectReference} or as maps.
 */
public final class HttpEventSink {
  private HttpEventSink() {}

  /**
   * Writes to the server at a URL.
   *
   * @throws AccessException if it is no http or https URL
   */
  public static ApiServerSink of(URI server) {
    return of(ServerAccess.of(server));
  }

  /** Writes to a server. */
  public static ApiServerSink of(ServerAccess access) {
    return of(access, ApiSinkOptions.DEFAULT);
  }

  /** Writes to a server in a way of its own. */
  public static ApiServerSink of(ServerAccess access, ApiSinkOptions options) {
    return new ApiServerSink(new HttpTransport(access), ObjectReferences.NONE, options);
  }
}
