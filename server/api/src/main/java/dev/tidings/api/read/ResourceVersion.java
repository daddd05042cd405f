package dev.tidings.api.read;

import dev.tidings.api.query.GoNumbers;
import dev.tidings.api.query.GoNumbers.NumberException;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.FieldError;

/** Versions as clients send them. */
public final class ResourceVersion {
  /** No version, which any version satisfies. */
  public static final long NONE = 0;

  private ResourceVersion() {}

  /** A version to read at: a bad one is the client's mistake, with status 400. */
  public static long toRead(String text) throws RefusedException {
    try {
      return parse(text);
    } catch (NumberException e) {
      throw Refusals.badRequest("invalid resource version: " + named(text, e));
    }
  }

  /** A version to watch from: the reference answers a bad one with 500. */
  static long toWatch(String text) throws RefusedException {
    try {
      return parse(text);
    } catch (NumberException e) {
      throw Refusals.unexplained(named(text, e));
    }
  }

  /** A version in an object that is to be written: the reference answers a bad one with 500. */
  public static long toWrite(String text) throws RefusedException {
    try {
      return parse(text);
    } catch (NumberException e) {
      throw Refusals.unexplained(e.text());
    }
  }

  private static long parse(String text) throws NumberException {
    return text.isEmpty() ? NONE : GoNumbers.uint64(text);
  }

  private static String named(String text, NumberException e) {
    return FieldError.invalid("resourceVersion", text, e.text()).message();
  }

  /** Whether a version lies beyond a revision that has been given out. */
  public static boolean isBeyond(long version, long revision) {
    return Long.compareUnsigned(version, revision) > 0;
  }
}
