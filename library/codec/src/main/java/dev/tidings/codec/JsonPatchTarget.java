package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A document while the operations of a JSON patch change it. */
final class JsonPatchTarget {
  /** How many bytes all copies of one patch may add. */
  private static final long COPY_BUDGET = 3 << 20;

  private JsonNode document;
  private long copied;

  JsonPatchTarget(JsonNode document) {
    this.document = document;
  }

  JsonNode document() {
    return document;
  }

  void apply(JsonPatchOperation operation) throws PatchException {
    String path = given(operation.path(), "path");
    switch (operation.op() == null ? "" : operation.op()) {
      case "add" -> place(path).add(orNull(operation.value()).deepCopy());
      case "remove" -> place(path).remove();
      case "replace" -> replace(path, orNull(operation.value()).deepCopy());
      case "move" -> move(given(operation.from(), "from"), path);
      case "copy" -> copy(given(operation.from(), "from"), path);
      case "test" -> test(path, orNull(operation.value()));
      default -> throw failed("Unexpected kind: " + operation.op());
    }
  }

  private void replace(String path, JsonNode value) throws PatchException {
    if (!path.isEmpty()) {
      place(path).replace(value);
    } else if (value.isContainer()) {
      document = value;
    } else {
      throw failed("replace operation value must be object or array");
    }
  }

  private void move(String from, String path) throws PatchException {
    JsonPatchPlace source = place(from);
    JsonNode moved = orNull(source.value());
    source.remove();
    place(path).add(moved);
  }

  /** Of what an object does not have, a null is copied. */
  private void copy(String from, String path) throws PatchException {
    JsonNode original = place(from).value();
    JsonPatchPlace target = place(path);
    if (original != null) {
      copied += KubernetesJson.bytes(original).length;
    }
    if (copied > COPY_BUDGET) {
      throw failed("the accumulated size increase of copy operations exceeds " + COPY_BUDGET);
    }
    target.add(orNull(original).deepCopy());
  }

  private void test(String path, JsonNode expected) throws PatchException {
    JsonNode actual = path.isEmpty() ? document : orNull(place(path).value());
    if (!actual.equals(expected)) {
      throw failed("testing value " + path + " failed: test failed");
    }
  }

  private JsonPatchPlace place(String path) throws PatchException {
    String[] parts = path.split("/", -1);
    if (parts.length < 2) {
      throw failed("doc is missing path: " + path);
    }
    JsonNode parent = document;
    for (int i = 1; i < parts.length - 1; i++) {
      parent = new JsonPatchPlace(parent, unescaped(parts[i])).value();
      if (!(parent instanceof ObjectNode) && !(parent instanceof ArrayNode)) {
        throw failed("doc is missing path: " + path);
      }
    }
    return new JsonPatchPlace(parent, unescaped(parts[parts.length - 1]));
  }

  private static String unescaped(String part) {
    return part.indexOf('~') < 0 ? part : part.replace("~1", "/").replace("~0", "~");
  }

  private static JsonNode orNull(@Nullable JsonNode value) {
    return value == null ? NullNode.getInstance() : value;
  }

  private static String given(@Nullable String text, String name) throws PatchException {
    if (text == null) {
      throw failed("operation missing " + name + " field");
    }
    return text;
  }

  static PatchException failed(String why) {
    return new PatchException(PatchException.Failure.FAILED_OPERATION, why);
  }
}
