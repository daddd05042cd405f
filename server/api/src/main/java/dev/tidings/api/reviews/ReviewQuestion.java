package dev.tidings.api.reviews;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.ResourceType;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a review asks, checked as the reference checks it (authorization/validation).
 *
 * @param subject whom it is about; empty for whoever asks
 */
record ReviewQuestion(Optional<User> subject, Access access) {
  private static final String RESOURCE = "resourceAttributes";
  private static final String PATH = "nonResourceAttributes";

  /**
   * @param namespace of the request; empty for reviews of the whole cluster
   */
  static ReviewQuestion of(ReviewKind kind, ObjectNode review, String namespace)
      throws RefusedException {
    JsonNode spec = review.path("spec");
    boolean self = kind == ReviewKind.SELF_SUBJECT_ACCESS;
    List<FieldError> errors = specErrors(spec, self);
    errors.addAll(metadataErrors(kind, review.path("metadata")));
    if (kind == ReviewKind.LOCAL_SUBJECT_ACCESS) {
      errors.addAll(localErrors(spec, review.path("metadata")));
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalidReview(ReviewEndpoint.GROUP, errors);
    }
    if (kind == ReviewKind.LOCAL_SUBJECT_ACCESS
        && !namespace.equals(text(review.path("metadata"), "namespace"))) {
      throw Refusals.badRequest(
          "spec.resourceAttributes.namespace must match namespace: " + namespace);
    }
    return new ReviewQuestion(self ? Optional.empty() : Optional.of(user(spec)), access(spec));
  }

  private static List<FieldError> specErrors(JsonNode spec, boolean self) {
    var errors = new ArrayList<FieldError>();
    if (spec.has(RESOURCE) && spec.has(PATH)) {
      errors.add(
          FieldError.invalidRendered(
              "spec." + PATH,
              spec.path(PATH).toString(),
              "cannot be specified in combination with resourceAttributes"));
    }
    if (!spec.has(RESOURCE) && !spec.has(PATH)) {
      errors.add(
          FieldError.invalidRendered(
              "spec." + RESOURCE,
              "null",
              "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
    }
    if (!self && text(spec, "user").isEmpty() && spec.path("groups").isEmpty()) {
      errors.add(
          FieldError.invalid("spec.user", "", "at least one of user or group must be specified"));
    }
    return errors;
  }

  private static List<FieldError> metadataErrors(ReviewKind kind, JsonNode metadata) {
    boolean local = kind == ReviewKind.LOCAL_SUBJECT_ACCESS;
    boolean empty =
        metadata
            .propertyStream()
            .filter(field -> !field.getValue().asString("").isEmpty())
            .allMatch(field -> local && field.getKey().equals("namespace"));
    return empty
        ? List.of()
        : List.of(
            FieldError.invalidRendered(
                "metadata",
                metadata.toString(),
                local ? "must be empty except for namespace" : "must be empty"));
  }

  private static List<FieldError> localErrors(JsonNode spec, JsonNode metadata) {
    var errors = new ArrayList<FieldError>();
    String asked = text(spec.path(RESOURCE), "namespace");
    if (spec.has(RESOURCE) && !asked.equals(text(metadata, "namespace"))) {
      errors.add(
          FieldError.invalid(
              "spec.resourceAttributes.namespace", asked, "must match metadata.namespace"));
    }
    if (spec.has(PATH)) {
      errors.add(
          FieldError.invalidRendered(
              "spec." + PATH, spec.path(PATH).toString(), "disallowed on this kind of request"));
    }
    return errors;
  }

  private static User user(JsonNode spec) {
    Map<String, List<String>> extra = new TreeMap<>();
    spec.path("extra").forEachEntry((name, values) -> extra.put(name, texts(values)));
    return new User(text(spec, "user"), text(spec, "uid"), texts(spec.path("groups")), extra);
  }

  private static Access access(JsonNode spec) {
    JsonNode path = spec.path(PATH);
    if (!path.isMissingNode()) {
      return new Access.OfPath(text(path, "verb"), text(path, "path"));
    }
    JsonNode wanted = spec.path(RESOURCE);
    var type =
        new ResourceType(
            text(wanted, "group"),
            text(wanted, "version"),
            text(wanted, "resource"),
            text(wanted, "subresource"));
    return new Access.OfResource(
        text(wanted, "verb"), type, text(wanted, "namespace"), text(wanted, "name"));
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asString("");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }
}
