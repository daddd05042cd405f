package dev.tidings.api.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.authentication.User;
import java.util.List;
import java.util.Map;

/** Policies from text, and users and accesses to try them with. */
final class PolicyText {
  static final String GROUP = "apiVersion: rbac.authorization.k8s.io/v1\n";

  private PolicyText() {}

  /** The policy of one file with documents of RBAC, which need not say so. */
  static Policy read(String... documents) throws PolicyException {
    var reader = new PolicyReader();
    reader.add("policy.yaml", (GROUP + String.join("---\n" + GROUP, documents)).getBytes(UTF_8));
    return reader.policy();
  }

  static Rbac rbac(String... documents) throws PolicyException {
    return new Rbac(read(documents));
  }

  static User user(String name, String... groups) {
    return new User(name, "", List.of(groups), Map.of());
  }

  static Access.OfResource events(String verb, String namespace, String name) {
    return new Access.OfResource(verb, new ResourceType("", "v1", "events", ""), namespace, name);
  }
}
