package dev.tidings.codec;

import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the metadata of an object. */
final class MetadataReader implements JsonReading.Struct {
  private String name = "";
  private String generateName = "";
  private String namespace = "";
  private String selfLink = "";
  private String uid = "";
  private String resourceVersion = "";
  private long generation;
  private @Nullable Instant creationTimestamp;
  private @Nullable Instant deletionTimestamp;
  private @Nullable Long deletionGracePeriodSeconds;
  private Map<String, String> labels = Map.of();
  private Map<String, String> annotations = Map.of();
  private List<OwnerReference> ownerReferences = List.of();
  private List<String> finalizers = List.of();
  private List<ManagedFieldsEntry> managedFields = List.of();

  @Override
  public String goName() {
    return "ObjectMeta";
  }

  @Override
  public boolean read(String field, JsonReading in) {
    return readName(field, in) || readRest(field, in);
  }

  private boolean readName(String field, JsonReading in) {
    switch (field) {
      case "name" -> name = in.string(name);
      case "generateName" -> generateName = in.string(generateName);
      case "namespace" -> namespace = in.string(namespace);
      case "selfLink" -> selfLink = in.string(selfLink);
      case "uid" -> uid = in.uid(uid);
      case "resourceVersion" -> resourceVersion = in.string(resourceVersion);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean readRest(String field, JsonReading in) {
    switch (field) {
      case "generation" -> generation = in.int64(generation);
      case "creationTimestamp" -> creationTimestamp = in.time();
      case "deletionTimestamp" -> deletionTimestamp = in.time();
      case "deletionGracePeriodSeconds" -> deletionGracePeriodSeconds = in.optionalInt64();
      case "labels" -> labels = in.stringMap(labels);
      case "annotations" -> annotations = in.stringMap(annotations);
      case "ownerReferences" ->
          ownerReferences =
              in.list(ownerReferences, "[]v1.OwnerReference", OwnerReferenceReader::read);
      case "finalizers" ->
          finalizers =
              in.list(
                  finalizers,
                  "[]string",
                  (previous, reading) -> reading.string(previous == null ? "" : previous));
      case "managedFields" -> managedFields = managers(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** An empty list asks to forget all managers, no list to keep them. */
  private List<ManagedFieldsEntry> managers(JsonReading in) {
    var entries = in.list(managedFields, "[]v1.ManagedFieldsEntry", ManagedFieldsReader::read);
    return entries.isEmpty() && in.isEmptyList() ? List.of(ManagedFieldsEntry.EMPTY) : entries;
  }

  ObjectMeta metadata() {
    return new ObjectMeta(
        name,
        generateName,
        namespace,
        selfLink,
        uid,
        resourceVersion,
        generation,
        creationTimestamp,
        deletionTimestamp,
        deletionGracePeriodSeconds,
        labels,
        annotations,
        ownerReferences,
        finalizers,
        managedFields);
  }
}
