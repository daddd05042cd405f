package dev.tidings.search.query;

/**
 * A query that is wrong. The message says where and what, for whoever wrote it: {@code at 6: there
 * is no field 'typ' (there are type, reason, …)}.
 */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int place;

  QueryException(int place, String what) {
    super("at " + place + ": " + what);
    this.place = place;
  }

  /** At which character of the query, the first of which is 1. */
  public int place() {
    return place;
  }
}
