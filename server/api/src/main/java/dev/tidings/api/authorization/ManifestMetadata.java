package dev.tidings.api.authorization;

import dev.tidings.api.manifests.Fields;
import dev.tidings.event.FieldError;
import dev.tidings.event.NameRules;
import java.util.Map;
import java.util.Set;

/**
 * The metadata of a role or a binding, checked as Kubernetes does (rbac/validation). Their names
 * may be anything that fits into a URL.
 */
record ManifestMetadata(ScopedName name, Map<String, String> labels) {
  /** What servers add to objects, and what only people read. */
  private static final Set<String> OF_NO_USE =
      Set.of(
          "annotations",
          "creationTimestamp",
          "finalizers",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  static ManifestMetadata read(Fields manifest, ManifestKind kind) {
    return manifest
        .object("metadata")
        .map(metadata -> checked(metadata, kind))
        .orElseGet(
            () -> {
              manifest.wrong(FieldError.required("metadata.name", ""));
              return new ManifestMetadata(new ScopedName("", ""), Map.of());
            });
  }

  private static ManifestMetadata checked(Fields metadata, ManifestKind kind) {
    String name = metadata.text("name");
    if (name.isEmpty()) {
      metadata.wrong(FieldError.required(metadata.path("name"), ""));
    }
    metadata.wrong("name", name, NameRules.pathSegment(name));
    String namespace = namespace(metadata, kind);
    Map<String, String> labels = metadata.textsByName("labels");
    labels.forEach(
        (key, value) -> {
          metadata.wrong("labels", key, NameRules.qualifiedName(key));
          metadata.wrong("labels", value, NameRules.labelValue(value));
        });
    metadata.ignore(OF_NO_USE);
    metadata.end();
    return new ManifestMetadata(new ScopedName(namespace, name), labels);
  }

  private static String namespace(Fields metadata, ManifestKind kind) {
    String namespace = metadata.text("namespace");
    if (!kind.namespaced()) {
      if (!namespace.isEmpty()) {
        metadata.wrong(
            FieldError.forbidden(metadata.path("namespace"), "not allowed on this type"));
      }
      return "";
    }
    if (namespace.isEmpty()) {
      metadata.wrong(FieldError.required(metadata.path("namespace"), ""));
    } else {
      metadata.wrong("namespace", namespace, NameRules.label(namespace));
    }
    return namespace;
  }
}
