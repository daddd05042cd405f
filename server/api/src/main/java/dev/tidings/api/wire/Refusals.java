package dev.tidings.api.wire;

import static java.util.stream.Collectors.joining;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.EventKey;
import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The refusals that requests for events meet, worded as a Kubernetes API server words them. */
public final class Refusals {
  private static final String META_GROUP = "meta.k8s.io";

  private Refusals() {}

  public static RefusedException badRequest(String message) {
    return new RefusedException(Statuses.badRequest(message));
  }

  /** An error that the reference lets through as it is: 500 without a reason. */
  public static RefusedException unexplained(String message) {
    return refused(500, "", message, null);
  }

  public static RefusedException notFound(ApiGroup group, String name) {
    return new RefusedException(
        Statuses.notFound(group.qualifiedResource(), "events", group.group(), name));
  }

  public static RefusedException alreadyExists(ApiGroup group, String name, boolean beingDeleted) {
    String message = group.qualifiedResource() + " \"" + name + "\" already exists";
    return refused(
        409,
        "AlreadyExists",
        beingDeleted ? "object is being deleted: " + message : message,
        about(group, name));
  }

  /** Names made from a prefix were all taken. The reference forgets the group here. */
  public static RefusedException noUniqueName(String name, boolean beingDeleted) {
    String message =
        "events \""
            + name
            + "\" already exists, the server was not able to generate a unique name for the object";
    return refused(
        409,
        "AlreadyExists",
        beingDeleted ? "object is being deleted: " + message : message,
        new Status.Details(name, "", "events", "", List.of(), 1));
  }

  /** Someone else has written since the version that the request was made from. */
  public static RefusedException modified(ApiGroup group, String name) {
    return conflict(
        group,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  /** An update names the uid of another event than the one there is (none: empty). */
  public static RefusedException otherUid(
      ApiGroup group, EventKey key, String wanted, String found) {
    return conflict(
        group,
        key.name(),
        "StorageError: invalid object, Code: 4, Key: /registry/events/"
            + key.path()
            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
            + wanted
            + ", UID in object meta: "
            + found);
  }

  /** What is applied where there is no event names the uid of one. */
  public static RefusedException uidOfNothing(ApiGroup group, String name, String uid) {
    return conflict(
        group,
        name,
        "uid mismatch: the provided object specified uid "
            + uid
            + ", and no existing object was found");
  }

  /**
   * Others own what is applied, with other values.
   *
   * @param fields the paths of the fields in question, by who owns them
   */
  public static RefusedException applyConflict(Map<String, List<String>> fields) {
    List<Status.Cause> causes = new ArrayList<>();
    fields.forEach(
        (owner, paths) ->
            paths.forEach(
                path ->
                    causes.add(
                        new Status.Cause("FieldManagerConflict", "conflict with " + owner, path))));
    String conflicts =
        causes.size() == 1
            ? "1 conflict: " + causes.get(0).message() + ": " + causes.get(0).field()
            : causes.size() + " conflicts: " + byOwner(fields);
    return refused(
        409,
        "Conflict",
        "Apply failed with " + conflicts,
        new Status.Details("", "", "", "", causes, 0));
  }

  private static String byOwner(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .map(
            owned ->
                "conflicts with "
                    + owned.getKey()
                    + ":\n- "
                    + String.join("\n- ", owned.getValue()))
        .collect(joining("\n"));
  }

  private static RefusedException conflict(ApiGroup group, String name, String problem) {
    return refused(
        409,
        "Conflict",
        cannotBeFulfilled(group.qualifiedResource(), name) + problem,
        about(group, name));
  }

  /** A precondition of a delete does not hold. The reference names the kind without its group. */
  public static RefusedException precondition(String kind, String name, String problem) {
    return refused(
        409,
        "Conflict",
        cannotBeFulfilled(kind, name) + problem,
        new Status.Details(name, "", kind, "", List.of(), 0));
  }

  private static String cannotBeFulfilled(String resource, String name) {
    return "Operation cannot be fulfilled on " + resource + " \"" + name + "\": ";
  }

  public static RefusedException invalidEvent(String name, List<FieldError> errors) {
    return invalid("Event", "", name, errors);
  }

  /** Options of a request are not acceptable; {@code kind} is {@code ListOptions} and the like. */
  public static RefusedException invalidOptions(String kind, List<FieldError> errors) {
    return invalid(kind, META_GROUP, "", errors);
  }

  /** A question about rights is none. The reference names neither kind nor object here. */
  public static RefusedException invalidReview(String group, List<FieldError> errors) {
    return invalid("", group, "", errors);
  }

  /** A patch gives something that is no event. The reference names no object here. */
  public static RefusedException invalidPatch(FieldError error) {
    return invalid("", "", "", List.of(error));
  }

  private static RefusedException invalid(
      String kind, String group, String name, List<FieldError> errors) {
    List<Status.Cause> causes =
        errors.stream()
            .map(e -> new Status.Cause(e.reason().causeName(), e.bodyText(), e.field()))
            .toList();
    String qualifiedKind = group.isEmpty() ? kind : kind + "." + group;
    return refused(
        422,
        "Invalid",
        qualifiedKind + " \"" + name + "\" is invalid: " + FieldError.summary(errors),
        new Status.Details(name, group, kind, "", causes, 0));
  }

  /** A version that has not been given out yet. */
  public static Status tooLargeVersion(String version, long current, int retryAfterSeconds) {
    return Status.failure(
        504,
        "Timeout",
        "Timeout: Too large resource version: " + version + ", current: " + current,
        new Status.Details(
            "",
            "",
            "",
            "",
            List.of(new Status.Cause("ResourceVersionTooLarge", "Too large resource version", "")),
            retryAfterSeconds));
  }

  /** The history that a list or watch needs has been dropped; {@code what} is which of the two. */
  public static Status tooOld(String what) {
    return Status.failure(
        410, "Expired", "The resourceVersion for the provided " + what + " is too old.", null);
  }

  /** The history that a page needs has been dropped; the token goes on with the present. */
  public static RefusedException pageTooOld(String continueToken) {
    String message =
        "The provided continue parameter is too old to display a consistent list result. You can"
            + " start a new list without the continue parameter, or use the continue token in this"
            + " response to retrieve the remainder of the results. Continuing with the provided"
            + " token results in an inconsistent list - objects that were created, modified, or"
            + " deleted between the time the first chunk was returned and now may show up in the"
            + " list.";
    return new RefusedException(new Status(false, message, "Expired", null, continueToken, 410));
  }

  public static RefusedException unknownMediaType() {
    return refused(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json, application/yaml, application/vnd.kubernetes.protobuf",
        null);
  }

  public static RefusedException unknownPatchType() {
    return new RefusedException(Statuses.UNSUPPORTED_PATCH);
  }

  /** So much waits to be written that nothing more is taken on for now. */
  public static RefusedException overloaded() {
    return refused(
        429,
        "TooManyRequests",
        "Too many requests, please try again later.",
        new Status.Details("", "", "", "", List.of(), 1));
  }

  /**
   * More events are written than a limit allows.
   *
   * @param retryAfterSeconds 0 to say nothing of when to come again
   */
  public static RefusedException tooManyEvents(String limits, int retryAfterSeconds) {
    return refused(
        429,
        "TooManyRequests",
        "Too many requests: " + limits,
        retryAfterSeconds == 0
            ? null
            : new Status.Details("", "", "", "", List.of(), retryAfterSeconds));
  }

  public static RefusedException refused(
      int code, String reason, String message, Status.@Nullable Details details) {
    return new RefusedException(Status.failure(code, reason, message, details));
  }

  private static Status.Details about(ApiGroup group, String name) {
    return new Status.Details(name, group.group(), "events", "", List.of(), 0);
  }
}
