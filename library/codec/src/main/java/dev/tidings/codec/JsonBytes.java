package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * JSON as bytes, which texts are put into as they are stored, in UTF-8. What is escaped, and how,
 * is what {@link KubernetesJson}'s generators do. Of one thread.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // of one thread
public final class JsonBytes extends ByteArrayOutputStream {
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  /** How ASCII is written: as it is (0), behind a backslash (that character), or by its number. */
  private static final byte[] ESCAPES = escapes();

  private static final byte[] LINE_SEPARATOR = "\u2028".getBytes(UTF_8);
  private static final byte[] LINE_ESCAPE = "\\u2028".getBytes(UTF_8);
  private static final byte[] PARAGRAPH_ESCAPE = "\\u2029".getBytes(UTF_8);
  private static final byte BY_NUMBER = 'u';
  private static final int LONGEST_NUMBER = 20;

  /**
   * @param room bytes that it has room for before it grows
   */
  public JsonBytes(int room) {
    super(room);
  }

  private static byte[] escapes() {
    var escapes = new byte[128];
    Arrays.fill(escapes, 0, ' ', BY_NUMBER);
    String named = "\b\t\n\f\r";
    for (int i = 0; i < named.length(); i++) {
      escapes[named.charAt(i)] = (byte) "btnfr".charAt(i);
    }
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    escapes['<'] = BY_NUMBER;
    escapes['>'] = BY_NUMBER;
    escapes['&'] = BY_NUMBER;
    return escapes;
  }

  /** Forgets what was written behind the first bytes. */
  public void cut(int newSize) {
    count = newSize;
  }

  @Override
  public void write(int b) {
    reserve(1);
    buf[count++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int start, int length) {
    reserve(length);
    System.arraycopy(from, start, buf, count, length);
    count += length;
  }

  /** Bytes that are JSON already. */
  public JsonBytes raw(byte[] json) {
    write(json, 0, json.length);
    return this;
  }

  /** A name as {@link #member} takes it. */
  public static byte[] name(String name) {
    return ('"' + name + "\":").getBytes(UTF_8);
  }

  /** Begins a member of an object. */
  public JsonBytes member(byte[] name) {
    if (buf[count - 1] != '{') {
      write(',');
    }
    return raw(name);
  }

  public JsonBytes text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return text(utf8, 0, utf8.length);
  }

  /** A text in quotes; bytes that are no UTF-8 are repaired. */
  JsonBytes text(byte[] utf8, int start, int end) {
    reserve(2 + end - start);
    int begin = count;
    byte[] to = buf;
    int at = count;
    to[at++] = '"';
    for (int i = start; i < end; i++) {
      byte b = utf8[i];
      if (b < 0 || ESCAPES[b] != 0) {
        count = at;
        return escaped(begin, utf8, i, start, end);
      }
      to[at++] = b;
    }
    to[at++] = '"';
    count = at;
    return this;
  }

  private JsonBytes escaped(int begin, byte[] utf8, int from, int start, int end) {
    for (int i = from; i < end; i++) {
      byte b = utf8[i];
      if (b < 0) {
        count = begin;
        return unicode(GoStrings.repaired(Arrays.copyOfRange(utf8, start, end)));
      }
      ascii(b);
    }
    write('"');
    return this;
  }

  private JsonBytes unicode(byte[] utf8) {
    write('"');
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] >= 0) {
        ascii(utf8[i]);
      } else if (isSeparator(utf8, i)) {
        raw(utf8[i + 2] == LINE_SEPARATOR[2] ? LINE_ESCAPE : PARAGRAPH_ESCAPE);
        i += 2;
      } else {
        write(utf8[i]);
      }
    }
    write('"');
    return this;
  }

  /** U+2028 and U+2029 end lines in JavaScript, which JSON may be pasted into. */
  private static boolean isSeparator(byte[] utf8, int at) {
    return utf8.length - at >= 3
        && utf8[at] == LINE_SEPARATOR[0]
        && utf8[at + 1] == LINE_SEPARATOR[1]
        && (utf8[at + 2] | 1) == (LINE_SEPARATOR[2] | 1);
  }

  private void ascii(byte b) {
    byte escape = ESCAPES[b];
    if (escape == 0) {
      write(b);
      return;
    }
    reserve(6);
    buf[count++] = '\\';
    buf[count++] = escape;
    if (escape == BY_NUMBER) {
      buf[count++] = '0';
      buf[count++] = '0';
      buf[count++] = HEX[b >> 4];
      buf[count++] = HEX[b & 15];
    }
  }

  public JsonBytes number(long number) {
    if (number < 0) {
      return raw(Long.toString(number).getBytes(UTF_8));
    }
    reserve(LONGEST_NUMBER);
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    count += digits;
    long rest = number;
    for (int i = 1; i <= digits; i++) {
      buf[count - i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  /** A number with zeros before it, so that it has so many digits; it must not have more. */
  JsonBytes digits(int number, int width) {
    reserve(width);
    count += width;
    int rest = number;
    for (int i = 1; i <= width; i++) {
      buf[count - i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  private void reserve(int more) {
    if (count + more > buf.length) {
      buf = Arrays.copyOf(buf, Math.max(2 * buf.length, count + more));
    }
  }
}
