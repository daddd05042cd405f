package dev.tidings.api.reload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files that operators name: none that does not end, or is too large to be what was meant.
 */
public final class RegularFile {
  static final int MOST_BYTES = 16 << 20;

  private RegularFile() {}

  /**
   * All of a file.
   *
   * @throws IOException when it cannot be read, is no regular file, or has more than 16 MiB
   */
  public static byte[] read(Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new IOException(file + " is no regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }
}
