package dev.tidings.load.traffic;

import java.nio.ByteBuffer;

/**
 * Splits a watch's bytes into lines, cheaply: of a line only the beginning is kept, which holds its
 * type, the event's name and its revision.
 */
public final class WatchLines {
  private static final int KEPT = 640;

  private final Line each;
  private final byte[] beginning = new byte[KEPT];
  private int length;

  /** One notification. */
  public interface Line {
    /**
     * Called with a line's beginning when the whole line is there.
     *
     * @param length how many of the bytes are the line's
     */
    void came(byte[] beginning, int length);
  }

  public WatchLines(Line each) {
    this.each = each;
  }

  public void take(ByteBuffer bytes) {
    byte[] in = bytes.array();
    int end = bytes.arrayOffset() + bytes.limit();
    int from = bytes.arrayOffset() + bytes.position();
    for (int i = from; i < end; i++) {
      if (in[i] == '\n') {
        keep(in, from, i);
        each.came(beginning, length);
        length = 0;
        from = i + 1;
      }
    }
    keep(in, from, end);
  }

  private void keep(byte[] in, int from, int to) {
    int more = Math.min(to - from, KEPT - length);
    System.arraycopy(in, from, beginning, length, more);
    length += more;
  }
}
