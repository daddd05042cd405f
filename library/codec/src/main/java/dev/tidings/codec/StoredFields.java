package dev.tidings.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one stored event after another, looked at where they lie, without making an event
 * of them. Of one thread; used again and again.
 *
 * <p>Answers are right as long as {@link #arePlain} says so. It says no of bytes that Kubernetes
 * and {@link StoredForm} would not write, whether they mean something or not: those have to be
 * decoded.
 */
public final class StoredFields {
  static final int METADATA = 1;
  static final int OBJECT = 2;
  static final int REASON = 3;
  static final int MESSAGE = 4;
  static final int SOURCE = 5;
  static final int FIRST_TIMESTAMP = 6;
  static final int LAST_TIMESTAMP = 7;
  static final int COUNT = 8;
  static final int TYPE = 9;
  static final int EVENT_TIME = 10;
  static final int SERIES = 11;
  static final int ACTION = 12;
  static final int RELATED = 13;
  static final int REPORTING_CONTROLLER = 14;
  static final int REPORTING_INSTANCE = 15;

  private static final int FIELDS = 16;
  private static final int ONCE = Integer.MAX_VALUE;
  private static final int FIRST_REPEATED_OF_METADATA = 11;
  private static final int ABSENT = -1;

  // of the envelope
  private static final int TYPE_META = 1;
  private static final int RAW = 2;

  private final PlainMessage message = new PlainMessage();
  private final PlainMessage inner = new PlainMessage();
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];
  private byte[] stored = {};
  private long count;
  private boolean plain;
  private int found;
  private int foundEnd;

  /** Goes to a stored event; the bytes must not change as long as it is looked at. */
  public StoredFields read(byte[] newStored) {
    stored = newStored;
    count = 0;
    Arrays.fill(starts, ABSENT);
    plain = Envelope.startsWithMagic(stored) && readEnvelope();
    return this;
  }

  private boolean readEnvelope() {
    message.in(stored, Envelope.START, stored.length);
    int raw = ABSENT;
    int rawEnd = 0;
    while (message.next(ONCE)) {
      if (!message.hasBytes() || (message.field() == TYPE_META && !isTypeMeta())) {
        return false;
      }
      if (message.field() == RAW) {
        raw = message.start();
        rawEnd = message.end();
      }
    }
    return message.isPlain() && raw != ABSENT && readEvent(raw, rawEnd);
  }

  private boolean isTypeMeta() {
    inner.in(stored, message.start(), message.end());
    while (inner.next(ONCE)) {
      if (!inner.hasBytes()) {
        return false;
      }
    }
    return inner.isPlain();
  }

  private boolean readEvent(int from, int to) {
    message.in(stored, from, to);
    while (message.next(ONCE)) {
      int field = message.field();
      if (field >= FIELDS || field == 0 || message.hasBytes() == (field == COUNT)) {
        return false;
      }
      starts[field] = message.start();
      ends[field] = message.end();
      if (field == COUNT) {
        count = message.number();
      }
    }
    return message.isPlain();
  }

  /** Whether all that was looked at so far is as it should be. */
  public boolean arePlain() {
    return plain;
  }

  /** The text of a field; empty when it is not set. */
  public String text(StoredText field) {
    return find(field) ? GoStrings.decode(stored, found, foundEnd) : "";
  }

  /**
   * Whether a field has a text.
   *
   * @param utf8 the text; empty for a field that is not set
   */
  public boolean is(StoredText field, byte[] utf8) {
    if (!find(field)) {
      return utf8.length == 0;
    }
    return Arrays.equals(stored, found, foundEnd, utf8, 0, utf8.length)
        || (!isAscii() && text(field).equals(new String(utf8, StandardCharsets.UTF_8)));
  }

  public boolean isEmpty(StoredText field) {
    return !find(field) || found == foundEnd;
  }

  private boolean find(StoredText field) {
    return field.message == 0 ? findAt(field.field) : findIn(field.message, field.field);
  }

  private boolean findAt(int field) {
    found = starts[field];
    foundEnd = ends[field];
    return found != ABSENT;
  }

  private boolean findIn(int outer, int field) {
    if (starts[outer] == ABSENT) {
      return false;
    }
    inner.in(stored, starts[outer], ends[outer]);
    boolean isThere = false;
    while (inner.next(outer == METADATA ? FIRST_REPEATED_OF_METADATA : ONCE)) {
      if (inner.field() == field) {
        plain &= inner.hasBytes();
        found = inner.start();
        foundEnd = inner.end();
        isThere = true;
      }
    }
    plain &= inner.isPlain();
    return isThere;
  }

  private boolean isAscii() {
    for (int i = found; i < foundEnd; i++) {
      if (stored[i] < 0) {
        return false;
      }
    }
    return true;
  }

  byte[] stored() {
    return stored;
  }

  /** Whether a field of the event itself is set. */
  boolean has(int field) {
    return starts[field] != ABSENT;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  int count() {
    return (int) count;
  }
}
