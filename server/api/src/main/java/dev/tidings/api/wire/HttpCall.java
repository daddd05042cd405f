package dev.tidings.api.wire;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request, without what only the connection needs. Headers that were not sent are
 * empty.
 *
 * @param path as it was sent, without the query
 * @param contentType as it was sent; null without one
 * @param serverAddress the address that the client reached, {@code host:port}
 * @param user who asks
 */
public record HttpCall(
    String method,
    String path,
    Query query,
    String accept,
    String acceptEncoding,
    @Nullable String contentType,
    String userAgent,
    String ifNoneMatch,
    String serverAddress,
    User user) {
  /** The same request for another path. */
  public HttpCall at(String newPath) {
    return new HttpCall(
        method,
        newPath,
        query,
        accept,
        acceptEncoding,
        contentType,
        userAgent,
        ifNoneMatch,
        serverAddress,
        user);
  }

  /** The same request, by a user who has been found out. */
  public HttpCall by(User newUser) {
    return new HttpCall(
        method,
        path,
        query,
        accept,
        acceptEncoding,
        contentType,
        userAgent,
        ifNoneMatch,
        serverAddress,
        newUser);
  }
}
