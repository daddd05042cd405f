package dev.tidings.api.wire;

import dev.tidings.event.GoText;
import java.util.List;

/** The refusals that the server gives before, or without, asking what the request is about. */
public final class Statuses {
  public static final Status MISSING =
      Status.failure(
          404,
          "NotFound",
          "the server could not find the requested resource",
          Status.Details.EMPTY);

  /** Nobody knows who asks. */
  public static final Status UNAUTHORIZED =
      Status.failure(401, "Unauthorized", "Unauthorized", null);

  public static final Status METHOD_NOT_ALLOWED =
      Status.failure(
          405,
          "MethodNotAllowed",
          "the server does not allow this method on the requested resource",
          Status.Details.EMPTY);

  /** What is collected is written where it comes from. */
  public static final Status COLLECTED =
      Status.failure(
          405,
          "MethodNotAllowed",
          "the events of this cluster are collected from it and cannot be changed here",
          Status.Details.EMPTY);

  static final Status UNSUPPORTED_PATCH =
      Status.failure(
          415, "UnsupportedMediaType", "415: Unsupported Media Type", Status.Details.EMPTY);

  public static final Status NAMESPACE_REQUIRED = badRequest("Namespace parameter required.");

  public static final Status TIMED_OUT =
      Status.failure(
          504,
          "Timeout",
          "Timeout: request did not complete within the allotted timeout",
          Status.Details.EMPTY);

  public static final Status NO_PARAMETERS = badRequest("there are no parameters to this");

  /** Asked for by a client that would need rights, which nobody can have yet. */
  public static final Status OPERATORS_ONLY =
      Status.failure(
          403,
          "Forbidden",
          "forbidden: this is answered to clients on the server's own machine only",
          Status.Details.EMPTY);

  /** Where nobody is asked who they are, a name that others may have made up leads nowhere. */
  public static final Status FOREIGN_HOST =
      forbidden(
          "",
          "",
          "",
          "the host that is named is not this server's, which knows no users: see --listen");

  public static final Status FOREIGN_ORIGIN =
      forbidden("", "", "", "pages from elsewhere may not use this server, which knows no users");

  /** The disk is full, most likely; RocksDB looks every five seconds whether there is room. */
  public static final Status NOT_WRITABLE =
      Status.failure(
          503,
          "ServiceUnavailable",
          "the server cannot write to its disk at the moment, please try again later",
          new Status.Details("", "", "", "", List.of(), 5));

  public static final Status TOO_MANY_WATCHES =
      Status.failure(
          429,
          "TooManyRequests",
          "this user has too many watches open, please try again later",
          new Status.Details("", "", "", "", List.of(), 1));

  public static final Status SNAPSHOT_UNDER_WAY =
      Status.failure(
          429,
          "TooManyRequests",
          "another snapshot is being saved, please try again later",
          new Status.Details("", "", "", "", List.of(), 5));

  /** Something went wrong inside, which is nobody's business. */
  public static final Status FAILED = internalError("the server's log says what went wrong");

  private Statuses() {}

  public static Status badRequest(String message) {
    return Status.failure(400, "BadRequest", message, null);
  }

  /** It cannot be answered at the moment. */
  public static Status unavailable(String message) {
    return Status.failure(
        503, "ServiceUnavailable", message, new Status.Details("", "", "", "", List.of(), 1));
  }

  public static Status conflict(String message) {
    return Status.failure(409, "Conflict", message, null);
  }

  public static Status notAcceptable(String message) {
    return Status.failure(406, "NotAcceptable", message, null);
  }

  public static Status tooLarge(int limit) {
    return Status.failure(
        413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit, null);
  }

  public static Status notFound(
      String qualifiedResource, String resource, String group, String name) {
    return Status.failure(
        404,
        "NotFound",
        qualifiedResource + " \"" + name + "\" not found",
        new Status.Details(name, group, resource, "", List.of(), 0));
  }

  /**
   * A user may not do something.
   *
   * @param resource empty for a path that leads to none
   * @param name empty for a collection
   */
  public static Status forbidden(String resource, String group, String name, String message) {
    String qualified = group.isEmpty() ? resource : resource + "." + group;
    String what = name.isEmpty() ? qualified : qualified + " " + GoText.quote(name);
    return Status.failure(
        403,
        "Forbidden",
        what.isEmpty() ? "forbidden: " + message : what + " is forbidden: " + message,
        new Status.Details(name, group, resource, "", List.of(), 0));
  }

  /** It could not be found out whether a user may do what is asked for at this URI. */
  public static Status undecided(String uri, String problem) {
    String text = "Internal Server Error: " + GoText.quote(uri) + ": " + problem;
    return Status.failure(500, "", withoutMarkup(text), null);
  }

  /** A text of which nobody can make a page. */
  public static String withoutMarkup(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  public static Status internalError(String problem) {
    return Status.failure(
        500,
        "InternalError",
        "Internal error occurred: " + problem,
        new Status.Details("", "", "", "", List.of(new Status.Cause("", problem, "")), 0));
  }
}
