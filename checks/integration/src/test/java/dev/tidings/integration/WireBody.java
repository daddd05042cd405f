package dev.tidings.integration;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The body of an answer, whichever way its end is told: by length, in chunks, or by closing. */
final class WireBody extends InputStream {
  private static final long UNTIL_CLOSE = -1;

  private final InputStream in;
  private final boolean chunked;

  /** Bytes left of the body, or of the chunk at hand. */
  private long left;

  private boolean ended;

  private WireBody(InputStream in, boolean chunked, long left) {
    this.in = in;
    this.chunked = chunked;
    this.left = left;
    this.ended = !chunked && left == 0;
  }

  static WireBody of(InputStream in, String method, int status, Map<String, List<String>> headers) {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new WireBody(in, false, 0);
    }
    if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
      return new WireBody(in, true, 0);
    }
    List<String> length = headers.getOrDefault("Content-Length", List.of());
    return new WireBody(in, false, length.isEmpty() ? UNTIL_CLOSE : Long.parseLong(length.get(0)));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunked && left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int wanted = left == UNTIL_CLOSE ? length : (int) Math.min(length, left);
    int count = in.read(buffer, offset, wanted);
    return count < 0 ? closed() : taken(count);
  }

  private int closed() throws EOFException {
    if (left != UNTIL_CLOSE) {
      throw new EOFException("the connection ended, " + left + " bytes of the body short");
    }
    ended = true;
    return -1;
  }

  private int taken(int count) throws IOException {
    if (left != UNTIL_CLOSE) {
      left -= count;
      ended = !chunked && left == 0;
      if (chunked && left == 0) {
        WireAnswer.line(in);
      }
    }
    return count;
  }

  private void nextChunk() throws IOException {
    left = Long.parseLong(WireAnswer.line(in).split(";", 2)[0].trim(), 16);
    if (left == 0) {
      WireAnswer.line(in);
      ended = true;
    }
  }
}
