package dev.tidings.sink.http;

/**
 * Carries requests to one API server, with the address, trust and credentials of some client. Safe
 * for use by several threads.
 */
public interface ApiTransport extends AutoCloseable {
  /**
   * Sends a request once, and waits a bounded time for its answer. Redirects are not followed, and
   * nothing is tried again: the recorder does that.
   */
  ApiAnswer send(ApiRequest request);

  /** Lets go of what the transport itself has opened; a client that it was given is not its own. */
  @Override
  default void close() {}
}
