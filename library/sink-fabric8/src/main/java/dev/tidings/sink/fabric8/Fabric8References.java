package dev.tidings.sink.fabric8;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.recorder.Referenced;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** References to the objects of fabric8's model. */
final class Fabric8References implements ObjectReferences {
  private static final ObjectMeta NO_METADATA = new ObjectMeta();

  @Override
  public Referenced to(Object object) {
    if (object instanceof HasMetadata resource) {
      return to(resource);
    }
    return object instanceof io.fabric8.kubernetes.api.model.ObjectReference reference
        ? new Referenced.To(converted(reference))
        : new Referenced.Unknown();
  }

  private static Referenced to(HasMetadata resource) {
    String kind = kind(resource);
    if (kind.isEmpty()) {
      return new Referenced.Impossible("the object has no kind, and its class has none");
    }
    ObjectMeta metadata = Objects.requireNonNullElse(resource.getMetadata(), NO_METADATA);
    return new Referenced.To(
        new ObjectReference(
            kind,
            text(metadata.getNamespace()),
            text(metadata.getName()),
            text(metadata.getUid()),
            apiVersion(resource),
            text(metadata.getResourceVersion()),
            ""));
  }

  /** What the object says it is, or else what its class is annotated with. */
  private static String kind(HasMetadata resource) {
    String kind = text(resource.getKind());
    return kind.isEmpty() && !(resource instanceof GenericKubernetesResource)
        ? HasMetadata.getKind(resource.getClass())
        : kind;
  }

  private static String apiVersion(HasMetadata resource) {
    String apiVersion = text(resource.getApiVersion());
    return apiVersion.isEmpty() ? text(HasMetadata.getApiVersion(resource.getClass())) : apiVersion;
  }

  private static ObjectReference converted(
      io.fabric8.kubernetes.api.model.ObjectReference reference) {
    return new ObjectReference(
        text(reference.getKind()),
        text(reference.getNamespace()),
        text(reference.getName()),
        text(reference.getUid()),
        text(reference.getApiVersion()),
        text(reference.getResourceVersion()),
        text(reference.getFieldPath()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
