package dev.tidings.codec;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A JSON patch (RFC 6902): operations that are applied one after the other, all or none. Where the
 * RFC leaves room it does what Kubernetes' library does: a negative index counts from the end, and
 * replacing a member that an object does not have adds it.
 */
public final class JsonPatch {
  /** How many operations one patch may have. */
  public static final int MAX_OPERATIONS = 10_000;

  private final List<JsonPatchOperation> operations;
  private final List<String> strictErrors;

  private JsonPatch(List<JsonPatchOperation> operations, List<String> strictErrors) {
    this.operations = operations;
    this.strictErrors = strictErrors;
  }

  /**
   * Reads a patch.
   *
   * @throws PatchException when the body is no list of operations, or too long a one
   */
  public static JsonPatch parse(byte[] body) throws PatchException {
    var document = PatchDocument.parse(body, JsonPatch::operations);
    if (document.value().size() > MAX_OPERATIONS) {
      throw new PatchException(
          PatchException.Failure.TOO_MANY_OPERATIONS,
          "The allowed maximum operations in a JSON patch is "
              + MAX_OPERATIONS
              + ", got "
              + document.value().size());
    }
    return new JsonPatch(
        document.value(),
        document.strictErrors().stream().map(error -> "json patch " + error).toList());
  }

  private static List<JsonPatchOperation> operations(JsonReading in) {
    return in.list(
        List.of(),
        "[]handlers.jsonPatchOp",
        (previous, reading) ->
            reading.struct("handlers.jsonPatchOp", new JsonPatchOperation.Reader()).operation());
  }

  /** What a strict reader objects to, in the order of the document. */
  public List<String> strictErrors() {
    return strictErrors;
  }

  /**
   * The patched document; the given one is not changed.
   *
   * @throws PatchException when an operation does not fit the document
   */
  public JsonNode apply(JsonNode document) throws PatchException {
    var target = new JsonPatchTarget(document.deepCopy());
    for (JsonPatchOperation operation : operations) {
      target.apply(operation);
    }
    return target.document();
  }
}
