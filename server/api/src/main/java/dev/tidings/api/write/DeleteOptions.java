package dev.tidings.api.write;

import dev.tidings.api.query.GoNumbers;
import dev.tidings.api.query.Query;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.FieldError;
import dev.tidings.event.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a deletion is to be done. How long to wait and what happens to dependents is checked, and
 * means nothing for events.
 *
 * @param uid the uid that the object must have
 * @param resourceVersion the version that the object must have
 */
public record DeleteOptions(
    Optional<String> uid,
    Optional<String> resourceVersion,
    Optional<Boolean> orphanDependents,
    Optional<String> propagationPolicy,
    List<String> dryRunValues) {
  private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan");

  static DeleteOptions parse(EventRequest request) throws RefusedException {
    return parse(
        request.query(), request.contentType(), request.body(), request.group().apiVersion());
  }

  /**
   * The body says how; the query only where there is no body.
   *
   * @param apiVersion the version of the resource, for a body that names none
   */
  public static DeleteOptions parse(
      Query query, @Nullable String contentType, byte[] body, String apiVersion)
      throws RefusedException {
    DeleteOptions options =
        body.length > 0
            ? DeleteOptionsBody.parse(RequestBody.encoding(contentType), body, apiVersion)
            : ofQuery(query);
    options.check();
    return options;
  }

  private static DeleteOptions ofQuery(Query query) throws RefusedException {
    Optional<String> grace = query.first("gracePeriodSeconds");
    if (grace.isPresent()) {
      checkNumber(grace.get());
    }
    return new DeleteOptions(
        query.first("uid").filter(uid -> !uid.isEmpty()),
        Optional.empty(),
        query.flag("orphanDependents"),
        query.first("propagationPolicy"),
        query.all("dryRun"));
  }

  private static void checkNumber(String text) throws RefusedException {
    try {
      GoNumbers.int64(text);
    } catch (GoNumbers.NumberException e) {
      throw Refusals.badRequest(e.text());
    }
  }

  private void check() throws RefusedException {
    List<FieldError> errors = new ArrayList<>();
    propagationPolicy.ifPresent(policy -> checkPolicy(policy, errors));
    errors.addAll(DryRun.errors(dryRunValues));
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions("DeleteOptions", errors);
    }
  }

  private void checkPolicy(String policy, List<FieldError> errors) {
    if (orphanDependents.isPresent()) {
      errors.add(
          FieldError.invalid(
              "propagationPolicy",
              policy,
              "orphanDependents and deletionPropagation cannot be both set"));
    }
    if (!POLICIES.contains(policy)) {
      List<String> named = new ArrayList<>(POLICIES);
      named.add("nil");
      errors.add(FieldError.notSupported("propagationPolicy", policy, named));
    }
  }

  public boolean dryRun() {
    return !dryRunValues.isEmpty();
  }

  /** The old way to ask that dependents be deleted as well. */
  boolean keepsNoDependents() {
    return orphanDependents.isPresent() && !orphanDependents.get();
  }

  /**
   * Refuses the deletion of an object that is not as the client says it must be.
   *
   * @param kind what errors call the object
   */
  public void checkPreconditions(String kind, ObjectMeta metadata) throws RefusedException {
    if (uid.isPresent() && !uid.get().equals(metadata.uid())) {
      throw Refusals.precondition(
          kind,
          metadata.name(),
          differs("UID", uid.get(), metadata.uid())
              + "The object might have been deleted and then recreated");
    }
    if (resourceVersion.isPresent() && !resourceVersion.get().equals(metadata.resourceVersion())) {
      throw Refusals.precondition(
          kind,
          metadata.name(),
          differs("ResourceVersion", resourceVersion.get(), metadata.resourceVersion())
              + "The object might have been modified");
    }
  }

  private static String differs(String what, String wanted, String found) {
    return "the "
        + what
        + " in the precondition ("
        + wanted
        + ") does not match the "
        + what
        + " in record ("
        + found
        + "). ";
  }
}
