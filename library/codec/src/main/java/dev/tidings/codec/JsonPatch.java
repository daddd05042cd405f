package dev.tidings.codec;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A JSON patch (RFC 6902): operations that are applied one after the other, all or none. */
public final class JsonPatch {
  /** How many operations one patch may have. */
  public static final int MAX_OPERATIONS = 10_000;

  private final ArrayNode operations;
  private final List<String> strictErrors;

  private JsonPatch(ArrayNode operations, List<String> strictErrors) {
    this.operations = operations;
    this.strictErrors = strictErrors;
  }

  /**
   * Reads a patch.
   *
   * @throws PatchException when the body is no list of operations, or too long a one
   */
  public static JsonPatch parse(byte[] body) throws PatchException {
    var document = PatchDocument.parse(body);
    if (!(document.tree() instanceof ArrayNode operations)) {
      throw document.notA("[]handlers.jsonPatchOp");
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw new PatchException(
          PatchException.Failure.TOO_MANY_OPERATIONS,
          "The allowed maximum operations in a JSON patch is "
              + MAX_OPERATIONS
              + ", got "
              + operations.size());
    }
    return new JsonPatch(operations, document.strictErrors());
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
    var patched = new JsonPatchTarget(document.deepCopy());
    for (JsonNode operation : operations) {
      patched.apply(operation);
    }
    return patched.document();
  }
}
