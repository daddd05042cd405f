package dev.tidings.api.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Other pieces, compressed. */
final class GzipPieces implements Pieces {
  private static final int SIZE = 32 * 1024;

  private final Pieces plain;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * SIZE);
  private final FastGzip gzip;
  private boolean ended;

  GzipPieces(Pieces plain) {
    this.plain = plain;
    try {
      this.gzip = new FastGzip(made);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The reference compresses like this, too: fast rather than small. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 8 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }

    /** Releases memory that is not on the heap. */
    void abandon() {
      def.end();
    }
  }

  /** The same of bytes that are there already. */
  static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 8);
    try (var gzip = new FastGzip(out)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  @Override
  public byte @Nullable [] next() {
    if (ended) {
      return null;
    }
    try {
      while (made.size() < SIZE && !ended) {
        byte[] piece = plain.next();
        if (piece == null) {
          ended = true;
          gzip.finish();
        } else {
          gzip.write(piece);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] piece = made.toByteArray();
    made.reset();
    return piece;
  }

  @Override
  public void close() {
    gzip.abandon();
    plain.close();
  }
}
