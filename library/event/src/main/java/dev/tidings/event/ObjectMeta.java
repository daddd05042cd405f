package dev.tidings.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of an event (meta/v1 ObjectMeta).
 *
 * <p>Timestamps have whole seconds and are null when unset. Maps iterate in the order of their
 * keys. In a request, a single {@link ManagedFieldsEntry#EMPTY} in {@code managedFields} asks to
 * forget all managers, an empty list to keep them.
 */
public record ObjectMeta(
    String name,
    String generateName,
    String namespace,
    String selfLink,
    String uid,
    String resourceVersion,
    long generation,
    @Nullable Instant creationTimestamp,
    @Nullable Instant deletionTimestamp,
    @Nullable Long deletionGracePeriodSeconds,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<OwnerReference> ownerReferences,
    List<String> finalizers,
    List<ManagedFieldsEntry> managedFields) {
  /** Metadata that says nothing. */
  public static final ObjectMeta EMPTY = builder().build();

  public ObjectMeta {
    requireNonNull(name, "name");
    requireNonNull(generateName, "generateName");
    requireNonNull(namespace, "namespace");
    requireNonNull(selfLink, "selfLink");
    requireNonNull(uid, "uid");
    requireNonNull(resourceVersion, "resourceVersion");
    labels = sorted(labels);
    annotations = sorted(annotations);
    ownerReferences = List.copyOf(ownerReferences);
    finalizers = List.copyOf(finalizers);
    managedFields = List.copyOf(managedFields);
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** A builder in which everything is unset. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this metadata. */
  public Builder toBuilder() {
    return new Builder()
        .name(name)
        .generateName(generateName)
        .namespace(namespace)
        .selfLink(selfLink)
        .uid(uid)
        .resourceVersion(resourceVersion)
        .generation(generation)
        .creationTimestamp(creationTimestamp)
        .deletionTimestamp(deletionTimestamp)
        .deletionGracePeriodSeconds(deletionGracePeriodSeconds)
        .labels(labels)
        .annotations(annotations)
        .ownerReferences(ownerReferences)
        .finalizers(finalizers)
        .managedFields(managedFields);
  }

  /** Collects the parts of an {@link ObjectMeta}. Not safe for use by several threads. */
  public static final class Builder {
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

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder generateName(String generateName) {
      this.generateName = generateName;
      return this;
    }

    public Builder namespace(String namespace) {
      this.namespace = namespace;
      return this;
    }

    public Builder selfLink(String selfLink) {
      this.selfLink = selfLink;
      return this;
    }

    public Builder uid(String uid) {
      this.uid = uid;
      return this;
    }

    public Builder resourceVersion(String resourceVersion) {
      this.resourceVersion = resourceVersion;
      return this;
    }

    public Builder generation(long generation) {
      this.generation = generation;
      return this;
    }

    public Builder creationTimestamp(@Nullable Instant creationTimestamp) {
      this.creationTimestamp = creationTimestamp;
      return this;
    }

    public Builder deletionTimestamp(@Nullable Instant deletionTimestamp) {
      this.deletionTimestamp = deletionTimestamp;
      return this;
    }

    public Builder deletionGracePeriodSeconds(@Nullable Long deletionGracePeriodSeconds) {
      this.deletionGracePeriodSeconds = deletionGracePeriodSeconds;
      return this;
    }

    public Builder labels(Map<String, String> labels) {
      this.labels = labels;
      return this;
    }

    public Builder annotations(Map<String, String> annotations) {
      this.annotations = annotations;
      return this;
    }

    public Builder ownerReferences(List<OwnerReference> ownerReferences) {
      this.ownerReferences = ownerReferences;
      return this;
    }

    public Builder finalizers(List<String> finalizers) {
      this.finalizers = finalizers;
      return this;
    }

    public Builder managedFields(List<ManagedFieldsEntry> managedFields) {
      this.managedFields = managedFields;
      return this;
    }

    public ObjectMeta build() {
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
}
