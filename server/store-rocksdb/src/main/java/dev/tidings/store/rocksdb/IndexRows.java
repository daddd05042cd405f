package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.store.Term;
import java.nio.ByteBuffer;

/**
 * Rows of the index: kind, value, 0, path.
 *
 * <p>A row is a candidate, not a fact: it is kept while the present or the kept history of its key
 * has the term, and whoever finds it looks at the value.
 */
final class IndexRows {
  private IndexRows() {}

  /** What all rows of a term begin with. */
  static byte[] prefix(Term term) {
    return row(term, new byte[0]);
  }

  static byte[] row(Term term, byte[] path) {
    byte[] value = term.value().getBytes(UTF_8);
    return ByteBuffer.allocate(value.length + 2 + path.length)
        .put(code(term.kind()))
        .put(value)
        .put((byte) 0)
        .put(path)
        .array();
  }

  private static byte code(Term.Kind kind) {
    return (byte)
        switch (kind) {
          case OBJECT_UID -> 'u';
          case OBJECT_NAME -> 'n';
          case OBJECT_KIND -> 'k';
          case REASON -> 'r';
          case NOT_NORMAL -> 't';
        };
  }
}
