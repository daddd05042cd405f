package dev.tidings.sink.clientjava;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.recorder.Referenced;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ObjectReference;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** References to the objects of the official client's model. */
final class ClientJavaReferences implements ObjectReferences {
  private static final BuiltInTypes BUILT_IN = new BuiltInTypes();
  private static final V1ObjectMeta NO_METADATA = new V1ObjectMeta();
  private static final JsonObject NO_JSON = new JsonObject();

  @Override
  public Referenced to(Object object) {
    if (object instanceof DynamicKubernetesObject dynamic) {
      return named(ofJson(dynamic.getRaw()));
    }
    if (object instanceof KubernetesObject typed) {
      return named(ofTyped(typed));
    }
    return object instanceof V1ObjectReference reference
        ? new Referenced.To(converted(reference))
        : new Referenced.Unknown();
  }

  private static Referenced named(ObjectReference reference) {
    return reference.kind().isEmpty()
        ? new Referenced.Impossible("the object has no kind, and its class is not Kubernetes' own")
        : new Referenced.To(reference);
  }

  private static ObjectReference ofTyped(KubernetesObject object) {
    TypeName type = type(object);
    V1ObjectMeta metadata = Objects.requireNonNullElse(object.getMetadata(), NO_METADATA);
    return new ObjectReference(
        type.kind(),
        text(metadata.getNamespace()),
        text(metadata.getName()),
        text(metadata.getUid()),
        type.apiVersion(),
        text(metadata.getResourceVersion()),
        "");
  }

  /** As the object says it, or else as its class does. */
  private static TypeName type(KubernetesObject object) {
    TypeName said = new TypeName(text(object.getApiVersion()), text(object.getKind()));
    return said.isComplete() ? said : said.orElse(BUILT_IN.get(object.getClass()));
  }

  /** Read by hand: the client would make all metadata of it, and throws if there is no kind. */
  private static ObjectReference ofJson(JsonObject object) {
    JsonObject metadata = object.get("metadata") instanceof JsonObject fields ? fields : NO_JSON;
    return new ObjectReference(
        text(object, "kind"),
        text(metadata, "namespace"),
        text(metadata, "name"),
        text(metadata, "uid"),
        text(object, "apiVersion"),
        text(metadata, "resourceVersion"),
        "");
  }

  private static ObjectReference converted(V1ObjectReference reference) {
    return new ObjectReference(
        text(reference.getKind()),
        text(reference.getNamespace()),
        text(reference.getName()),
        text(reference.getUid()),
        text(reference.getApiVersion()),
        text(reference.getResourceVersion()),
        text(reference.getFieldPath()));
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
