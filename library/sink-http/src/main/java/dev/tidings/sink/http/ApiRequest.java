package dev.tidings.sink.http;

import static java.util.Objects.requireNonNull;

/**
 * One request to an API server. The answer is wanted as {@code application/json}.
 *
 * @param path begins with a slash, is escaped, and goes behind whatever path the server's address
 *     has
 * @param contentType of the body; empty without one
 * @param body not to be changed; empty without one
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiRequest(Method method, String path, String contentType, byte[] body) {
  private static final byte[] NOTHING = {};

  /** What is to be done. */
  public enum Method {
    GET,
    POST,
    PATCH
  }

  public ApiRequest {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(contentType, "contentType");
    requireNonNull(body, "body");
  }

  static ApiRequest get(String path) {
    return new ApiRequest(Method.GET, path, "", NOTHING);
  }
}
