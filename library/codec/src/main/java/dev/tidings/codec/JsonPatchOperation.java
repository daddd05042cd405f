package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a JSON patch; what it does not say is null.
 *
 * @param value a JSON null is a value
 */
record JsonPatchOperation(
    @Nullable String op, @Nullable String path, @Nullable String from, @Nullable JsonNode value) {

  /** Collects an operation. */
  static final class Reader implements JsonReading.Struct {
    private @Nullable String op;
    private @Nullable String path;
    private @Nullable String from;
    private @Nullable JsonNode value;

    @Override
    public String goName() {
      return "jsonPatchOp";
    }

    @Override
    public boolean read(String name, JsonReading in) {
      switch (name) {
        case "op" -> op = in.isNull() ? null : in.string("");
        case "path" -> path = in.isNull() ? null : in.string("");
        case "from" -> from = in.isNull() ? null : in.string("");
        case "value" -> value = in.tree();
        default -> {
          return false;
        }
      }
      return true;
    }

    JsonPatchOperation operation() {
      return new JsonPatchOperation(op, path, from, value);
    }
  }
}
