package dev.tidings.api.pages;

import static java.util.Objects.requireNonNull;

/**
 * One file of a web page.
 *
 * @param mediaType as the header Content-Type names it, such as {@code text/css; charset=utf-8}
 * @param bytes shared, never to be changed
 * @param keeping how long a browser may keep it
 */
@SuppressWarnings("ArrayRecordComponent") // a file is bytes; nobody compares pages
public record Page(String mediaType, byte[] bytes, Keeping keeping) {
  public Page {
    requireNonNull(mediaType, "mediaType");
    requireNonNull(bytes, "bytes");
    requireNonNull(keeping, "keeping");
  }

  /** How long a browser may keep a file. */
  public enum Keeping {
    /** It asks each time whether it is still the same, which costs no second transfer. */
    ASK_AGAIN("no-cache"),
    /** For ever: its path says which version it is. */
    FOR_EVER("public, max-age=31536000, immutable");

    final String header;

    Keeping(String header) {
      this.header = header;
    }
  }
}
