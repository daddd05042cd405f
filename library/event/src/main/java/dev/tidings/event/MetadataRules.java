package dev.tidings.event;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules for the metadata of any object, applied to an event's. */
public final class MetadataRules {
  private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";
  private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", ORPHAN, FOREGROUND);

  private MetadataRules() {}

  /** The rules that a new event's metadata keeps, and an updated one's again. */
  static void create(ObjectMeta metadata, NameForm form, FieldErrors errors) {
    String generateName = metadata.generateName();
    if (!generateName.isEmpty()) {
      errors.invalid("metadata.generateName", generateName, form.checkPrefix(generateName));
    }
    if (metadata.name().isEmpty()) {
      errors.add(FieldError.required("metadata.name", "name or generateName is required"));
    } else {
      errors.invalid("metadata.name", metadata.name(), form.check(metadata.name()));
    }
    namespace(metadata.namespace(), errors);
    if (metadata.generation() < 0) {
      errors.add(
          FieldError.invalidRendered(
              "metadata.generation",
              Long.toString(metadata.generation()),
              "must be greater than or equal to 0"));
    }
    maps(metadata, errors);
    OwnerRules.check(metadata.ownerReferences(), errors);
    finalizers(metadata.finalizers(), errors);
    ManagerRules.check(metadata.managedFields(), errors);
  }

  private static void namespace(String namespace, FieldErrors errors) {
    if (namespace.isEmpty()) {
      errors.add(FieldError.required("metadata.namespace", ""));
    } else {
      errors.invalid("metadata.namespace", namespace, NameRules.label(namespace));
    }
  }

  private static void maps(ObjectMeta metadata, FieldErrors errors) {
    metadata
        .labels()
        .forEach(
            (key, value) -> {
              errors.invalid("metadata.labels", key, NameRules.qualifiedName(key));
              errors.invalid("metadata.labels", value, NameRules.labelValue(value));
            });
    Map<String, String> annotations = metadata.annotations();
    for (String key : annotations.keySet()) {
      String lowerCase = GoText.lowerCase(key);
      errors.invalid("metadata.annotations", key, NameRules.qualifiedName(lowerCase));
    }
    if (!annotationsFit(annotations)) {
      errors.add(FieldError.tooLong("metadata.annotations", MAX_ANNOTATIONS_BYTES));
    }
  }

  /** Whether annotations are small enough together: 256 KiB with their names. */
  public static boolean annotationsFit(Map<String, String> annotations) {
    long bytes =
        annotations.entrySet().stream()
            .mapToLong(e -> NameRules.bytes(e.getKey()) + NameRules.bytes(e.getValue()))
            .sum();
    return bytes <= MAX_ANNOTATIONS_BYTES;
  }

  private static void finalizers(List<String> finalizers, FieldErrors errors) {
    for (String finalizer : finalizers) {
      errors.invalid("metadata.finalizers", finalizer, NameRules.qualifiedName(finalizer));
    }
    if (finalizers.contains(ORPHAN) && finalizers.contains(FOREGROUND)) {
      errors.add(
          FieldError.invalidRendered(
              "metadata.finalizers",
              GoJson.texts(finalizers),
              "finalizer " + ORPHAN + " and " + FOREGROUND + " cannot be both set"));
    }
  }

  /** The strict rule: a finalizer is Kubernetes' own or carries its owner's domain. */
  static void qualifiedFinalizers(ObjectMeta metadata, FieldErrors errors) {
    for (int i = 0; i < metadata.finalizers().size(); i++) {
      String finalizer = metadata.finalizers().get(i);
      if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
        errors.add(
            FieldError.invalid(
                "metadata.finalizers[" + i + "]",
                finalizer,
                "name is neither a standard finalizer name nor is it fully qualified"));
      }
    }
  }

  /** What an update may not do to metadata. */
  static void update(ObjectMeta updated, ObjectMeta old, FieldErrors errors) {
    if (old.deletionTimestamp() != null) {
      noNewFinalizers(updated, old, errors);
    }
    if (updated.generation() < old.generation()) {
      errors.add(
          FieldError.invalidRendered(
              "metadata.generation",
              Long.toString(updated.generation()),
              "must not be decremented"));
    }
    Immutable immutable = new Immutable(errors);
    immutable.text("metadata.name", updated.name(), old.name());
    immutable.text("metadata.namespace", updated.namespace(), old.namespace());
    immutable.check("metadata.uid", updated.uid(), old.uid(), GoJson::text);
    immutable.time(
        "metadata.creationTimestamp", updated.creationTimestamp(), old.creationTimestamp());
    immutable.time(
        "metadata.deletionTimestamp", updated.deletionTimestamp(), old.deletionTimestamp());
    immutable.check(
        "metadata.deletionGracePeriodSeconds",
        updated.deletionGracePeriodSeconds(),
        old.deletionGracePeriodSeconds(),
        GoJson::number);
    maps(updated, errors);
    OwnerRules.check(updated.ownerReferences(), errors);
    ManagerRules.check(updated.managedFields(), errors);
  }

  private static void noNewFinalizers(ObjectMeta updated, ObjectMeta old, FieldErrors errors) {
    Set<String> added = new TreeSet<>(updated.finalizers());
    added.removeAll(Set.copyOf(old.finalizers()));
    if (!added.isEmpty()) {
      String shown = added.stream().map(GoText::quote).collect(joining(", ", "[]string{", "}"));
      errors.add(
          FieldError.forbidden(
              "metadata.finalizers",
              "no new finalizers can be added if the object is being deleted, found new finalizers "
                  + shown));
    }
  }
}
