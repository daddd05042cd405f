package dev.tidings.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;

/** A name for what is in some files: other contents, another name. */
final class Release {
  /** Letters; of 48 bits. */
  private static final int LENGTH = 12;

  private Release() {}

  static String of(SortedMap<String, byte[]> files, String template) {
    MessageDigest digest = Sha256.digest();
    digest.update(template.getBytes(UTF_8));
    files.forEach(
        (path, bytes) -> {
          digest.update(path.getBytes(UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
