package dev.tidings.api.authorization;

import dev.tidings.api.manifests.Fields;
import dev.tidings.event.FieldError;
import dev.tidings.event.NameRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads RoleBindings and ClusterRoleBindings, and checks them as Kubernetes does. */
final class BindingManifest {
  private static final List<String> SUBJECTS = List.of("ServiceAccount", "User", "Group");

  private BindingManifest() {}

  static Binding read(Fields manifest, ManifestKind kind) {
    ScopedName name = ManifestMetadata.read(manifest, kind).name();
    ScopedName role =
        manifest
            .object("roleRef")
            .map(reference -> role(reference, kind, name.namespace()))
            .orElseGet(
                () -> {
                  manifest.wrong(FieldError.required("roleRef", ""));
                  return name;
                });
    var subjects = new ArrayList<Subject>();
    for (Fields subject : manifest.objects("subjects")) {
      subject(subject, kind, name.namespace()).ifPresent(subjects::add);
      subject.end();
    }
    manifest.end();
    return new Binding(name, role, subjects);
  }

  private static ScopedName role(Fields reference, ManifestKind binding, String namespace) {
    checkGroup(reference);
    String kind = reference.text("kind");
    if (!binding.givenRoles().contains(kind)) {
      reference.wrong(FieldError.notSupported(reference.path("kind"), kind, binding.givenRoles()));
    }
    String name = requiredName(reference);
    reference.wrong("name", name, NameRules.pathSegment(name));
    reference.end();
    return new ScopedName(kind.equals(ManifestKind.ROLE.text()) ? namespace : "", name);
  }

  /** The group may be left out, and can be no other. */
  private static void checkGroup(Fields fields) {
    String group = fields.text("apiGroup");
    if (!group.isEmpty() && !group.equals(ManifestKind.GROUP)) {
      fields.wrong(
          FieldError.notSupported(fields.path("apiGroup"), group, List.of(ManifestKind.GROUP)));
    }
  }

  private static String requiredName(Fields fields) {
    String name = fields.text("name");
    if (name.isEmpty()) {
      fields.wrong(FieldError.required(fields.path("name"), ""));
    }
    return name;
  }

  private static Optional<Subject> subject(Fields fields, ManifestKind binding, String namespace) {
    String kind = fields.text("kind");
    String name = requiredName(fields);
    if (kind.equals("ServiceAccount")) {
      return Optional.of(serviceAccount(fields, name, binding, namespace));
    }
    if (!SUBJECTS.contains(kind)) {
      fields.wrong(FieldError.notSupported(fields.path("kind"), kind, SUBJECTS));
      return Optional.empty();
    }
    checkGroup(fields);
    fields.ignore(Set.of("namespace"));
    return Optional.of(kind.equals("User") ? new Subject.OfUser(name) : new Subject.OfGroup(name));
  }

  private static Subject serviceAccount(
      Fields fields, String name, ManifestKind binding, String bindingNamespace) {
    fields.wrong("name", name, name.isEmpty() ? List.of() : NameRules.subdomain(name));
    String group = fields.text("apiGroup");
    if (!group.isEmpty()) {
      fields.wrong(FieldError.notSupported(fields.path("apiGroup"), group, List.of("")));
    }
    String namespace = fields.text("namespace");
    if (namespace.isEmpty() && !binding.namespaced()) {
      fields.wrong(FieldError.required(fields.path("namespace"), ""));
    }
    return new Subject.OfServiceAccount(namespace.isEmpty() ? bindingNamespace : namespace, name);
  }
}
