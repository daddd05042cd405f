package dev.tidings.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as Go holds it: what is not valid Unicode becomes U+FFFD, one for each byte that fits
 * nowhere and one for each surrogate without its other half.
 */
final class GoStrings {
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private GoStrings() {}

  /** The bytes themselves when they are valid UTF-8, else a repaired copy. */
  static byte[] repaired(byte[] utf8) {
    int valid = validLength(utf8);
    return valid == utf8.length ? utf8 : repairedCopy(utf8, valid);
  }

  static boolean isValid(byte[] utf8) {
    return validLength(utf8) == utf8.length;
  }

  private static int validLength(byte[] utf8) {
    int at = 0;
    while (at < utf8.length) {
      int width = width(utf8, at);
      if (width == 0) {
        return at;
      }
      at += width;
    }
    return at;
  }

  /** The text of UTF-8 that may be broken. */
  static String decode(byte[] utf8) {
    return decode(utf8, 0, utf8.length);
  }

  /** The text of a part of some bytes. */
  static String decode(byte[] bytes, int start, int end) {
    var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    // nothing has been replaced, so nothing was broken
    return text.indexOf('\uFFFD') < 0
        ? text
        : new String(repaired(Arrays.copyOfRange(bytes, start, end)), StandardCharsets.UTF_8);
  }

  /** The text itself unless it has a surrogate without its other half. */
  static String repaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        i++;
      } else {
        return repairedCopy(text);
      }
    }
    return text;
  }

  private static String repairedCopy(String text) {
    var repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  private static byte[] repairedCopy(byte[] utf8, int firstBad) {
    var repaired = new ByteArrayOutputStream(utf8.length + 16);
    repaired.write(utf8, 0, firstBad);
    int at = firstBad;
    while (at < utf8.length) {
      int width = width(utf8, at);
      if (width == 0) {
        repaired.writeBytes(REPLACEMENT);
        at++;
      } else {
        repaired.write(utf8, at, width);
        at += width;
      }
    }
    return repaired.toByteArray();
  }

  /** How many bytes the character at this place has; 0 when none starts there. */
  private static int width(byte[] utf8, int at) {
    byte first = utf8[at];
    if (first >= 0) {
      return 1;
    }
    int lead = first & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + width > utf8.length || !isSecond(lead, utf8[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = at + 2; i < at + width; i++) {
      if ((utf8[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return width;
  }

  /** Rules out overlong forms, surrogates and what lies beyond Unicode. */
  private static boolean isSecond(int lead, int second) {
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }
}
