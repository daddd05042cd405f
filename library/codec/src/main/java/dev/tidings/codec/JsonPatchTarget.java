package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A document while the operations of a JSON patch change it. */
final class JsonPatchTarget {
  private JsonNode document;

  JsonPatchTarget(JsonNode document) {
    this.document = document;
  }

  JsonNode document() {
    return document;
  }

  void apply(JsonNode operation) throws PatchException {
    String path = operation.path("path").asString("");
    switch (operation.path("op").asString("")) {
      case "add" -> add(path, operation.path("value"));
      case "remove" -> remove(path);
      case "replace" -> {
        remove(path);
        add(path, operation.path("value"));
      }
      case "move" -> {
        JsonNode moved = value(operation.path("from").asString(""));
        remove(operation.path("from").asString(""));
        add(path, moved);
      }
      case "copy" -> add(path, value(operation.path("from").asString("")).deepCopy());
      case "test" -> {
        if (!value(path).equals(operation.path("value"))) {
          throw failed("testing value " + path + " failed");
        }
      }
      default -> throw failed("Unexpected kind: " + operation.path("op"));
    }
  }

  private JsonNode value(String path) throws PatchException {
    JsonNode found = document.at(path);
    if (found.isMissingNode()) {
      throw failed("missing value: " + path);
    }
    return found;
  }

  private void add(String path, JsonNode value) throws PatchException {
    if (path.isEmpty()) {
      document = value;
      return;
    }
    var pointer = JsonPointer.compile(path);
    JsonNode parent = document.at(pointer.head());
    String key = pointer.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      object.set(key, value);
    } else if (parent instanceof ArrayNode array) {
      Integer index = key.equals("-") ? (Integer) array.size() : index(key);
      if (index == null || index > array.size()) {
        throw failed("bad index: " + path);
      }
      array.insert(index, value);
    } else {
      throw failed("missing parent: " + path);
    }
  }

  private void remove(String path) throws PatchException {
    value(path);
    var pointer = JsonPointer.compile(path);
    JsonNode parent = document.at(pointer.head());
    if (parent instanceof ObjectNode object) {
      object.remove(pointer.last().getMatchingProperty());
    } else if (parent instanceof ArrayNode array) {
      array.remove(pointer.last().getMatchingIndex());
    }
  }

  private static @Nullable Integer index(String key) {
    return key.matches("[0-9]{1,9}") ? (Integer) Integer.parseInt(key) : null;
  }

  private static PatchException failed(String why) {
    return new PatchException(PatchException.Failure.FAILED_OPERATION, why);
  }
}
