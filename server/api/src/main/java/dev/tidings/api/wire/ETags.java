package dev.tidings.api.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for bytes, by which a client knows whether it has them already. */
public final class ETags {
  private ETags() {}

  /** The SHA-256 of the bytes in hexadecimal digits. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String quoted(String etag) {
    return '"' + etag + '"';
  }
}
