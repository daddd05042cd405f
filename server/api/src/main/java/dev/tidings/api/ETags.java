package dev.tidings.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for bytes, by which a client knows whether it has them already. */
final class ETags {
  private ETags() {}

  /** The SHA-256 of the bytes in hexadecimal digits. */
  static String of(byte[] bytes) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String quoted(String etag) {
    return '"' + etag + '"';
  }
}
