package dev.tidings.load.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Counts the events of a list by a mark that each has once, and wants so many of them. */
final class ItemCount implements Reading {
  /** In the owners of fields it is {@code "f:involvedObject":}, which is something else. */
  private static final byte[] MARK = "\"involvedObject\":".getBytes(ISO_8859_1);

  private final int wanted;
  private int matched;
  private int found;

  ItemCount(int wanted) {
    this.wanted = wanted;
  }

  /** The mark's first byte is nowhere else in it but at its end, so a mismatch begins anew. */
  @Override
  public void piece(ByteBuffer bytes) {
    byte[] in = bytes.array();
    int end = bytes.arrayOffset() + bytes.limit();
    int seen = matched;
    for (int i = bytes.arrayOffset() + bytes.position(); i < end; i++) {
      byte next = in[i];
      if (next == MARK[seen]) {
        seen++;
        if (seen == MARK.length) {
          found++;
          seen = 0;
        }
      } else {
        seen = next == MARK[0] ? 1 : 0;
      }
    }
    matched = seen;
  }

  @Override
  public boolean isRight() {
    return found == wanted;
  }
}
