package dev.tidings.api.authorization;

import dev.tidings.api.manifests.Fields;
import dev.tidings.event.FieldError;
import java.util.List;
import java.util.Optional;

/** Reads Roles and ClusterRoles, and checks them as Kubernetes does (rbac/validation). */
final class RoleManifest {
  private RoleManifest() {}

  static Role read(Fields manifest, ManifestKind kind) {
    ManifestMetadata metadata = ManifestMetadata.read(manifest, kind);
    List<PolicyRule> rules =
        manifest.objects("rules").stream().map(rule -> rule(rule, kind)).toList();
    Optional<Fields> aggregation =
        kind.namespaced() ? Optional.empty() : manifest.object("aggregationRule");
    manifest.end();
    return new Role(
        metadata.name(),
        metadata.labels(),
        rules,
        aggregation.map(AggregationManifest::read).orElse(List.of()));
  }

  private static PolicyRule rule(Fields fields, ManifestKind kind) {
    var rule =
        new PolicyRule(
            fields.texts("verbs"),
            fields.texts("apiGroups"),
            fields.texts("resources"),
            fields.texts("resourceNames"),
            fields.texts("nonResourceURLs"));
    fields.end();
    require(fields, "verbs", rule.verbs(), "verbs must contain at least one value");
    if (rule.nonResourceUrls().isEmpty()) {
      checkResources(fields, rule);
    } else {
      checkUrls(fields, rule, kind);
    }
    return rule;
  }

  private static void require(Fields fields, String name, List<String> values, String why) {
    if (values.isEmpty()) {
      fields.wrong(FieldError.required(fields.path(name), why));
    }
  }

  private static void checkResources(Fields fields, PolicyRule rule) {
    require(
        fields, "apiGroups", rule.apiGroups(), "resource rules must supply at least one api group");
    require(
        fields, "resources", rule.resources(), "resource rules must supply at least one resource");
  }

  private static void checkUrls(Fields fields, PolicyRule rule, ManifestKind kind) {
    if (kind.namespaced()) {
      wrongUrls(fields, rule, "namespaced rules cannot apply to non-resource URLs");
    }
    if (!rule.apiGroups().isEmpty()
        || !rule.resources().isEmpty()
        || !rule.resourceNames().isEmpty()) {
      wrongUrls(fields, rule, "rules cannot apply to both regular resources and non-resource URLs");
    }
  }

  private static void wrongUrls(Fields fields, PolicyRule rule, String why) {
    fields.wrong(
        FieldError.invalidRendered(
            fields.path("nonResourceURLs"), rule.nonResourceUrls().toString(), why));
  }
}
