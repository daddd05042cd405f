package dev.tidings.search.lucene;

import dev.tidings.search.query.QueryField;

/**
 * The fields of a document.
 *
 * <p>Each event has one document of its present state, which also stands for the first time that it
 * happened; and one more for each time after that, with the event as it was then. All have what is
 * asked for and counted; {@link #LAST}, {@link #HAPPENED} and {@link #STATE} only the first kind
 * has.
 */
final class Columns {
  /** Cluster, namespace and name of the event: what goes when it is deleted. */
  static final String KEY = "key";

  /** The same, of the document of the present state: what is replaced. */
  static final String STATE = "state";

  /** When it happened last, in microseconds since 1970. */
  static final String LAST = "last";

  /** How often it has happened in all. */
  static final String HAPPENED = "happened";

  /** When this happened, in microseconds since 1970. */
  static final String TIME = "time";

  /** How often it happened then. */
  static final String TIMES = "times";

  /** The revision that the document is made of. */
  static final String REVISION = "revision";

  /** What an event has in all dimensions, as one value. */
  static final String GROUP = "group";

  /** The involved object, as a number. */
  static final String OBJECT = "object-hash";

  /** The last of its owners, or itself, as a number. */
  static final String ROOT = "root-hash";

  /** The involved object. */
  static final String SELF = "self";

  /** Each of its owners. */
  static final String OWNED_BY = "owned-by";

  /** The cluster, to sort by. */
  static final String CLUSTER = "cluster";

  /** Cluster and namespace. */
  static final String PLACE = "place";

  /** In which reading of a cluster the document has been written. */
  static final String ROUND = "round";

  /** The words of message and reason. */
  static final String WORDS = "words";

  private Columns() {}

  /** What is asked for by a field of queries, in small letters. */
  static String of(QueryField field) {
    return "q-" + field.word();
  }
}
