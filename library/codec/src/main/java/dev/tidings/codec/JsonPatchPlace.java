package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A member of an object, or an element of a list, that need not exist. */
record JsonPatchPlace(JsonNode parent, String key) {
  /** What is there; null when an object has no such member. */
  @Nullable JsonNode value() throws PatchException {
    return parent instanceof ArrayNode list ? list.get(existing(list)) : parent.get(key);
  }

  void add(JsonNode value) throws PatchException {
    if (parent instanceof ObjectNode object) {
      object.set(key, value);
    } else if (parent instanceof ArrayNode list) {
      list.insert(key.equals("-") ? list.size() : index(list.size() + 1), value);
    }
  }

  void replace(JsonNode value) throws PatchException {
    if (parent instanceof ObjectNode object) {
      object.set(key, value);
    } else if (parent instanceof ArrayNode list) {
      list.set(existing(list), value);
    }
  }

  void remove() throws PatchException {
    if (parent instanceof ArrayNode list) {
      list.remove(existing(list));
    } else if (!parent.has(key)) {
      throw JsonPatchTarget.failed("Unable to remove nonexistent key: " + key);
    } else if (parent instanceof ObjectNode object) {
      object.remove(key);
    }
  }

  private int existing(ArrayNode list) throws PatchException {
    return index(list.size());
  }

  /** An index below the limit; a negative one counts back from the limit. */
  private int index(int limit) throws PatchException {
    try {
      int index = Integer.parseInt(key);
      if (index >= -limit && index < limit) {
        return index < 0 ? index + limit : index;
      }
    } catch (NumberFormatException e) {
      throw JsonPatchTarget.failed("value was not a proper array index: '" + key + "'");
    }
    throw JsonPatchTarget.failed("Unable to access invalid index: " + key);
  }
}
