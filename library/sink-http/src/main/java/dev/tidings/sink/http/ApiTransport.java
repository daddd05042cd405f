package dev.tidings.sink.http;

import java.time.Duration;

/**
 * Carries requests to one API server, with the address, trust and credentials of some client. Safe
 * for use by several threads.
 */
public interface ApiTransport extends AutoCloseable {
  /** How long an answer is waited for, from its request's beginning to its own end. */
  Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /** Requests over java.net.http; nothing is opened before the first. */
  static ApiTransport over(ServerAccess access) {
    return new HttpTransport(access);
  }

  /**
   * Sends a request once, and waits a bounded time for its answer. A refusal is not tried again:
   * the recorder does that.
   */
  ApiAnswer send(ApiRequest request);

  /** Lets go of what the transport itself has opened; a client that it was given is not its own. */
  @Override
  default void close() {}
}
