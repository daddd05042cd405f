package dev.tidings.event;

import java.util.List;

/** Owners are complete, at most one controls, and none is itself an event. */
final class OwnerRules {
  private static final String FIELD = "metadata.ownerReferences";

  private OwnerRules() {}

  static void check(List<OwnerReference> owners, FieldErrors errors) {
    String controller = "";
    for (OwnerReference owner : owners) {
      if (errors.isFull()) {
        return;
      }
      complete(owner, errors);
      if (!Boolean.TRUE.equals(owner.controller())) {
        continue;
      }
      String name = owner.kind() + "/" + owner.name();
      if (controller.isEmpty()) {
        controller = name;
      } else {
        errors.add(secondController(owners, controller, name));
      }
    }
  }

  private static FieldError secondController(
      List<OwnerReference> owners, String first, String second) {
    return FieldError.invalidRendered(
        FIELD,
        GoJson.owners(owners),
        "Only one reference can have Controller set to true. Found \"true\" in references for "
            + first
            + " and "
            + second);
  }

  private static void complete(OwnerReference owner, FieldErrors errors) {
    String version = version(owner.apiVersion());
    if (version.isEmpty()) {
      errors.add(
          FieldError.invalid(
              FIELD + ".apiVersion", owner.apiVersion(), "version must not be empty"));
    }
    notEmpty("kind", owner.kind(), errors);
    notEmpty("name", owner.name(), errors);
    notEmpty("uid", owner.uid(), errors);
    boolean inCoreGroup = owner.apiVersion().equals("v1") || owner.apiVersion().equals("/v1");
    if (inCoreGroup && owner.kind().equals("Event")) {
      errors.add(
          FieldError.invalidRendered(
              FIELD, GoJson.owner(owner), "/v1, Kind=Event is disallowed from being an owner"));
    }
  }

  /** The version in {@code [group/]version}; empty where that is not what it says. */
  private static String version(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash == apiVersion.lastIndexOf('/') ? apiVersion.substring(slash + 1) : "";
  }

  private static void notEmpty(String field, String value, FieldErrors errors) {
    if (value.isEmpty()) {
      errors.add(FieldError.invalid(FIELD + "." + field, value, "must not be empty"));
    }
  }
}
