package dev.tidings.sink.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to put a key into the one envelope that Java reads. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private Der() {}

  /**
   * A key of PKCS#1 or SEC 1 as PKCS#8: version, algorithm, key.
   *
   * @param publicKey the X.509 form of the public key, which begins with the same algorithm
   */
  static byte[] pkcs8(byte[] key, byte[] publicKey) {
    var inside = new ByteArrayOutputStream();
    inside.writeBytes(VERSION_0);
    inside.writeBytes(first(content(publicKey)));
    inside.writeBytes(wrapped(OCTET_STRING, key));
    return wrapped(SEQUENCE, inside.toByteArray());
  }

  private static byte[] wrapped(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(content.length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** What a sequence holds. */
  private static byte[] content(byte[] sequence) {
    int start = contentStart(sequence);
    return Arrays.copyOfRange(sequence, start, start + contentLength(sequence));
  }

  /** The first of several elements, with its tag and length. */
  private static byte[] first(byte[] elements) {
    return Arrays.copyOf(elements, contentStart(elements) + contentLength(elements));
  }

  private static int contentStart(byte[] element) {
    return element[1] >= 0 ? 2 : 2 + (element[1] & 0x7f);
  }

  private static int contentLength(byte[] element) {
    if (element[1] >= 0) {
      return element[1];
    }
    int length = 0;
    for (int i = 2; i < contentStart(element); i++) {
      length = length << 8 | (element[i] & 0xff);
    }
    return length;
  }
}
