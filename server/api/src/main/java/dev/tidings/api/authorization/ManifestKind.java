package dev.tidings.api.authorization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of which a policy consists. */
enum ManifestKind {
  ROLE("Role", true),
  CLUSTER_ROLE("ClusterRole", false),
  ROLE_BINDING("RoleBinding", true),
  CLUSTER_ROLE_BINDING("ClusterRoleBinding", false);

  static final String GROUP = "rbac.authorization.k8s.io";
  static final String API_VERSION = GROUP + "/v1";

  private final String text;
  private final boolean namespaced;

  ManifestKind(String text, boolean namespaced) {
    this.text = text;
    this.namespaced = namespaced;
  }

  static Optional<ManifestKind> of(String apiVersion, String kind) {
    return Arrays.stream(values())
        .filter(known -> known.text.equals(kind) && apiVersion.equals(API_VERSION))
        .findFirst();
  }

  /** As a manifest names it. */
  String text() {
    return text;
  }

  boolean namespaced() {
    return namespaced;
  }

  /** The kinds of roles that a binding of this kind can give. */
  List<String> givenRoles() {
    return namespaced ? List.of(ROLE.text, CLUSTER_ROLE.text) : List.of(CLUSTER_ROLE.text);
  }
}
