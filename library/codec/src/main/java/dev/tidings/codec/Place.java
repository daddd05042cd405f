package dev.tidings.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where in a document the reader is: the fields and list indexes on the way there. */
final class Place {
  private @Nullable String[] structs = new String[8];
  private @Nullable String[] fields = new String[8];
  private int[] indexes = new int[8];
  private int depth;

  void enter(String struct, String field) {
    grow();
    structs[depth] = struct;
    fields[depth] = field;
    depth++;
  }

  void enter(int index) {
    grow();
    structs[depth] = null;
    fields[depth] = null;
    indexes[depth] = index;
    depth++;
  }

  void leave() {
    depth--;
  }

  private void grow() {
    if (depth == fields.length) {
      structs = Arrays.copyOf(structs, 2 * depth);
      fields = Arrays.copyOf(fields, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
  }

  /** As strict errors name it: {@code metadata.ownerReferences[0].name}. */
  String path() {
    var path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      String field = fields[i];
      if (field == null) {
        path.append('[').append(indexes[i]).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(field);
      }
    }
    return path.toString();
  }

  /** As Go's type errors name it: the innermost struct, then the fields without indexes. */
  String goTarget() {
    var field = new StringBuilder();
    String struct = "";
    for (int i = 0; i < depth; i++) {
      if (fields[i] != null) {
        struct = String.valueOf(structs[i]);
        field.append('.').append(fields[i]);
      }
    }
    return field.isEmpty() ? "value of type " : "struct field " + struct + field + " of type ";
  }
}
