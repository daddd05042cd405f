package dev.tidings.api.discovery;

import java.util.List;
import java.util.Locale;

/**
 * One kind as discovery tells of it.
 *
 * @param verbs what can be done with it here; none for kinds that are only named
 * @param storageVersionHash empty for kinds that are only named
 */
public record ServedKind(
    String group,
    String version,
    String resource,
    String singular,
    String kind,
    boolean namespaced,
    List<String> shortNames,
    List<String> verbs,
    String storageVersionHash) {
  public ServedKind {
    shortNames = List.copyOf(shortNames);
    verbs = List.copyOf(verbs);
  }

  /** A kind that events are about and that is not kept here. */
  static ServedKind named(
      String groupVersion, String resource, String kind, boolean namespaced, String... shortNames) {
    return plain(groupVersion, resource, kind, namespaced, List.of(shortNames), List.of());
  }

  /** A kind of questions about rights or oneself, which are answered and not kept. */
  static ServedKind review(String groupVersion, String resource, String kind, boolean namespaced) {
    return plain(groupVersion, resource, kind, namespaced, List.of(), List.of("create"));
  }

  private static ServedKind plain(
      String groupVersion,
      String resource,
      String kind,
      boolean namespaced,
      List<String> shortNames,
      List<String> verbs) {
    int slash = groupVersion.indexOf('/');
    return new ServedKind(
        slash < 0 ? "" : groupVersion.substring(0, slash),
        groupVersion.substring(slash + 1),
        resource,
        kind.toLowerCase(Locale.ROOT),
        kind,
        namespaced,
        shortNames,
        verbs,
        "");
  }

  /** Whether objects of this kind can be made here. */
  boolean creatable() {
    return verbs.contains("create");
  }

  String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** As error messages name it: {@code pods} or {@code deployments.apps}. */
  public String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
