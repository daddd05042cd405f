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
 * @param user who asks, or as whom somebody does
 * @param browser what browsers say besides
 * @param acting who asks as that user; null where it is the user
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
    User user,
    Browser browser,
    @Nullable Acting acting) {
  /** What browsers say of themselves, and what they have kept. */
  public record Browser(String origin, String cookies, String lastEventId) {
    /** A client that is none. */
    public static final Browser NONE = new Browser("", "", "");
  }

  /**
   * Somebody acts as somebody else.
   *
   * @param sender who sends the request
   * @param wanted as whom, in the words of the request
   */
  public record Acting(User sender, User wanted) {}

  /** A request that no browser sends. */
  public HttpCall(
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
    this(
        method,
        path,
        query,
        accept,
        acceptEncoding,
        contentType,
        userAgent,
        ifNoneMatch,
        serverAddress,
        user,
        Browser.NONE,
        null);
  }

  /** The same request for another path. */
  public HttpCall at(String newPath) {
    return with(newPath, user, browser, acting);
  }

  /** The same request, by a user who has been found out. */
  public HttpCall by(User newUser) {
    return with(path, newUser, browser, null);
  }

  /** The same request, as a user whom its sender may act as. */
  public HttpCall as(User newUser, Acting by) {
    return with(path, newUser, browser, by);
  }

  /** The same request, sent by a browser. */
  public HttpCall from(Browser newBrowser) {
    return with(path, user, newBrowser, acting);
  }

  private HttpCall with(
      String newPath, User newUser, Browser newBrowser, @Nullable Acting newActing) {
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
        newUser,
        newBrowser,
        newActing);
  }
}
