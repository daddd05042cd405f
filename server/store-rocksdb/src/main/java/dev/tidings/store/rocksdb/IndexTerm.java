package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that many events may be about, as the index knows it.
 *
 * <p>Its row for a key is kind, text, 0, path. A row is a candidate, not a fact: it is kept while
 * the present or the kept history of the key has the term, and whoever finds it looks at the value.
 */
record IndexTerm(Kind kind, String text) {
  enum Kind {
    UID('u'),
    NAME('n');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }
  }

  static IndexTerm uid(String uid) {
    return new IndexTerm(Kind.UID, uid);
  }

  static IndexTerm name(String name) {
    return new IndexTerm(Kind.NAME, name);
  }

  static List<IndexTerm> of(EventTerms terms) {
    var all = new ArrayList<IndexTerm>(2);
    if (!terms.objectUid().isEmpty()) {
      all.add(uid(terms.objectUid()));
    }
    if (!terms.objectName().isEmpty()) {
      all.add(name(terms.objectName()));
    }
    return all;
  }

  boolean in(EventTerms terms) {
    return !text.isEmpty()
        && text.equals(kind == Kind.UID ? terms.objectUid() : terms.objectName());
  }

  /** What all rows of this term begin with. */
  byte[] prefix() {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(bytes.length + 2).put(kind.code).put(bytes).put((byte) 0).array();
  }

  byte[] row(byte[] path) {
    byte[] prefix = prefix();
    return ByteBuffer.allocate(prefix.length + path.length).put(prefix).put(path).array();
  }

  byte[] row(EventKey key) {
    return row(Rows.path(key));
  }
}
