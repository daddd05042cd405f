package dev.tidings.collect.upstream;

import java.io.IOException;
import java.time.Duration;

/** An API server answered, but not with what it was asked for. The message is one line. */
public final class UpstreamException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int GONE = 410;

  private final int code;
  private final Duration retryAfter;

  UpstreamException(int code, String message, Duration retryAfter) {
    super("it answered " + code + ": " + message.replaceAll("\\R", " "));
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** The HTTP status code. */
  public int code() {
    return code;
  }

  /** Whether the revision asked for is not kept there any more. */
  public boolean isGone() {
    return code == GONE;
  }

  /** How long it asks to be left alone; zero when it does not. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
