package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.FieldTerm;
import dev.tidings.api.query.LabelRequirement;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another server is asked, and what it says (authorization.k8s.io/v1 SubjectAccessReview).
 * What is empty is left out, as by Go.
 */
final class AccessReview {
  private AccessReview() {}

  static Decision decision(JsonNode status) {
    String reason = status.path("reason").asString("");
    boolean allowed = status.path("allowed").asBoolean(false);
    if (allowed && status.path("denied").asBoolean(false)) {
      return new Decision.Failed(
          "webhook subject access review returned both allow and deny response");
    }
    return allowed ? new Decision.Allowed(reason) : new Decision.Refused(reason);
  }

  static ObjectNode spec(User user, Access access) {
    ObjectNode spec = JsonMapper.shared().createObjectNode();
    switch (access) {
      case Access.OfPath path -> path(spec.putObject("nonResourceAttributes"), path);
      case Access.OfResource wanted -> resource(spec.putObject("resourceAttributes"), wanted);
    }
    text(spec, "user", user.name());
    texts(spec, "groups", user.groups());
    if (!user.extra().isEmpty()) {
      ObjectNode extra = spec.putObject("extra");
      user.extra().forEach((name, values) -> addAll(extra.putArray(name), values));
    }
    text(spec, "uid", user.uid());
    return spec;
  }

  private static void path(ObjectNode attributes, Access.OfPath path) {
    text(attributes, "path", path.path());
    text(attributes, "verb", path.verb());
  }

  private static void resource(ObjectNode attributes, Access.OfResource wanted) {
    text(attributes, "namespace", wanted.namespace());
    text(attributes, "verb", wanted.verb());
    text(attributes, "group", wanted.type().group());
    text(attributes, "version", wanted.type().version());
    text(attributes, "resource", wanted.type().resource());
    text(attributes, "subresource", wanted.type().subresource());
    text(attributes, "name", wanted.name());
    List<FieldTerm> fields = wanted.selectors().fields();
    if (!fields.isEmpty()) {
      ArrayNode requirements = attributes.putObject("fieldSelector").putArray("requirements");
      fields.forEach(
          term ->
              requirement(
                  requirements,
                  term.field(),
                  term.equal() ? "In" : "NotIn",
                  List.of(term.value())));
    }
    labels(attributes, wanted.selectors().labels());
  }

  /** Comparisons of numbers cannot be said; without them the question is about more. */
  private static void labels(ObjectNode attributes, List<LabelRequirement> labels) {
    ArrayNode requirements = JsonMapper.shared().createArrayNode();
    for (LabelRequirement label : labels) {
      switch (label.operator()) {
        case ONE_OF -> requirement(requirements, label.key(), "In", label.values());
        case NONE_OF -> requirement(requirements, label.key(), "NotIn", label.values());
        case EXISTS -> requirement(requirements, label.key(), "Exists", List.of());
        case MISSING -> requirement(requirements, label.key(), "DoesNotExist", List.of());
        case GREATER, LESS -> {}
      }
    }
    if (!requirements.isEmpty()) {
      attributes.putObject("labelSelector").set("requirements", requirements);
    }
  }

  private static void requirement(
      ArrayNode requirements, String key, String operator, Collection<String> values) {
    ObjectNode requirement = requirements.addObject().put("key", key).put("operator", operator);
    texts(requirement, "values", values);
  }

  private static void text(ObjectNode object, String name, String text) {
    if (!text.isEmpty()) {
      object.put(name, text);
    }
  }

  private static void texts(ObjectNode object, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      addAll(object.putArray(name), texts);
    }
  }

  private static void addAll(ArrayNode list, Collection<String> texts) {
    texts.forEach(list::add);
  }
}
