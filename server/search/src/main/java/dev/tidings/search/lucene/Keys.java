package dev.tidings.search.lucene;

import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectReference;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** How events and objects are named in the index: parts with a zero between them. */
final class Keys {
  private static final char BETWEEN = '\0';

  private Keys() {}

  static String of(String... parts) {
    return String.join("\0", parts);
  }

  static String event(String cluster, EventKey key) {
    return of(cluster, key.namespace(), key.name());
  }

  static String object(String cluster, ObjectReference object) {
    return object(cluster, object.kind(), object.namespace(), object.name());
  }

  static String object(String cluster, String kind, String namespace, String name) {
    return of(cluster, kind, namespace, name);
  }

  /** The cluster and the event that a key names. */
  static StoredKey read(String key) {
    int first = key.indexOf(BETWEEN);
    int second = key.indexOf(BETWEEN, first + 1);
    return new StoredKey(
        key.substring(0, first),
        new EventKey(key.substring(first + 1, second), key.substring(second + 1)));
  }

  /** A number for a name; no two of a million have the same but once in millions of years. */
  static long hash(String name) {
    return StringHelper.murmurhash3_x64_128(new BytesRef(name))[0];
  }
}
