package dev.tidings.api.authorization;

import dev.tidings.api.manifests.Fields;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.ManifestDocument;
import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Collects roles and bindings from files, and everything that is wrong with them. */
final class PolicyReader {
  private final Map<ScopedName, Role> roles = new HashMap<>();
  private final Map<ScopedName, Binding> bindings = new HashMap<>();

  /** Where each object was found, by its kind and name. */
  private final Map<String, String> places = new HashMap<>();

  private final List<String> problems = new ArrayList<>();

  /** Reads one file; {@code name} is how problems call it. */
  void add(String name, byte[] file) {
    try {
      for (ManifestDocument document : ManifestDocument.read(file)) {
        addDocument(name + ":" + document.line(), document.tree());
      }
    } catch (DecodeException unreadable) {
      problems.add(name + ": " + unreadable.detail());
    }
  }

  private void addDocument(String place, JsonNode document) {
    if (document.isNull()) {
      return;
    }
    if (!document.isObject()) {
      problems.add(place + ": not an object");
      return;
    }
    var errors = new ArrayList<FieldError>();
    addObject(place, Fields.of(document, errors));
    errors.forEach(error -> problems.add(place + ": " + error.message()));
  }

  private void addObject(String place, Fields manifest) {
    String apiVersion = manifest.text("apiVersion");
    String kind = manifest.text("kind");
    if (apiVersion.equals("v1") && kind.equals("List")) {
      manifest.objects("items").forEach(item -> addObject(place, item));
      return;
    }
    ManifestKind.of(apiVersion, kind)
        .ifPresentOrElse(
            known -> addObject(place, known, manifest),
            () ->
                problems.add(
                    "%s: %s of %s is not part of a policy: it holds Role, ClusterRole, RoleBinding"
                            .formatted(place, named(kind, "no kind"), named(apiVersion, "no group"))
                        + " and ClusterRoleBinding of "
                        + ManifestKind.API_VERSION));
  }

  private static String named(String text, String otherwise) {
    return text.isEmpty() ? otherwise : "'" + text + "'";
  }

  private void addObject(String place, ManifestKind kind, Fields manifest) {
    switch (kind) {
      case ROLE, CLUSTER_ROLE -> {
        Role role = RoleManifest.read(manifest, kind);
        note(place, kind, role.name());
        roles.put(role.name(), role);
      }
      case ROLE_BINDING, CLUSTER_ROLE_BINDING -> {
        Binding binding = BindingManifest.read(manifest, kind);
        note(place, kind, binding.name());
        bindings.put(binding.name(), binding);
      }
    }
  }

  /** Of two objects with one name nobody could say which one counts. */
  private void note(String place, ManifestKind kind, ScopedName name) {
    String in = name.ofCluster() ? "" : " in namespace " + name.namespace();
    String object = kind.text() + " " + name.name() + in;
    String before = places.putIfAbsent(object, place);
    if (before != null) {
      problems.add(place + ": " + object + " is given twice, also at " + before);
    }
  }

  /**
   * The policy that was read.
   *
   * @throws PolicyException when anything was wrong
   */
  Policy policy() throws PolicyException {
    if (!problems.isEmpty()) {
      throw new PolicyException(problems);
    }
    return new Policy(roles, bindings);
  }
}
