package dev.tidings.api.reviews;

import dev.tidings.api.authorization.GrantedRules;
import dev.tidings.api.authorization.PolicyRule;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what somebody may do (authorization/v1 SubjectRulesReviewStatus). */
final class RuleLists {
  private RuleLists() {}

  static ObjectNode status(GrantedRules granted) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    ArrayNode resources = status.putArray("resourceRules");
    ArrayNode paths = status.putArray("nonResourceRules");
    for (PolicyRule rule : granted.rules()) {
      if (!rule.resources().isEmpty()) {
        resource(resources.addObject(), rule);
      }
      if (!rule.nonResourceUrls().isEmpty()) {
        ObjectNode path = texts(paths.addObject(), "verbs", rule.verbs());
        texts(path, "nonResourceURLs", rule.nonResourceUrls());
      }
    }
    status.put("incomplete", !granted.complete());
    if (!granted.problem().isEmpty()) {
      status.put("evaluationError", granted.problem());
    }
    return status;
  }

  private static void resource(ObjectNode into, PolicyRule rule) {
    texts(into, "verbs", rule.verbs());
    texts(into, "apiGroups", rule.apiGroups());
    texts(into, "resources", rule.resources());
    if (!rule.resourceNames().isEmpty()) {
      texts(into, "resourceNames", rule.resourceNames());
    }
  }

  private static ObjectNode texts(ObjectNode into, String name, List<String> texts) {
    ArrayNode list = into.putArray(name);
    texts.forEach(list::add);
    return into;
  }
}
