package dev.tidings.collect.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length, and whether the next one is there already. */
final class Lines {
  /** No event is as large: a request to Kubernetes has 3 MiB at most. */
  static final int MOST_BYTES = 8 << 20;

  private static final int USUAL = 16 << 10;

  private final InputStream in;
  private byte[] buffer = new byte[USUAL];
  private int start;
  private int end;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Whether a whole line has come. */
  boolean hasNext() {
    return lineEnd(start) >= 0;
  }

  /** The next line without its end, or null when there is none; one that breaks off is none. */
  byte @Nullable [] next() throws IOException {
    int looked = start;
    int lineEnd = lineEnd(looked);
    while (lineEnd < 0) {
      int before = end - start;
      if (!more()) {
        return null;
      }
      looked = start + before;
      lineEnd = lineEnd(looked);
    }
    byte[] line = Arrays.copyOfRange(buffer, start, lineEnd);
    start = lineEnd + 1;
    return line;
  }

  private int lineEnd(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean more() throws IOException {
    makeRoom();
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read > 0;
  }

  private void makeRoom() throws IOException {
    int held = end - start;
    if (held >= MOST_BYTES) {
      throw new IOException("a line is longer than " + MOST_BYTES + " bytes");
    }
    byte[] room = held == 0 ? new byte[USUAL] : buffer;
    if (held == buffer.length) {
      room = new byte[2 * held];
    }
    System.arraycopy(buffer, start, room, 0, held);
    buffer = room;
    start = 0;
    end = held;
  }
}
