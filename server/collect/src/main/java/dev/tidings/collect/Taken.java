package dev.tidings.collect;

/**
 * What became of the events of a batch, which add up to it.
 *
 * @param written are kept now, or their change is
 * @param unchanged were kept before
 * @param refused can never be kept, or are no events
 */
public record Taken(int written, int unchanged, int refused) {
  /** Nothing. */
  public static final Taken NOTHING = new Taken(0, 0, 0);

  Taken plus(Taken more) {
    return new Taken(written + more.written, unchanged + more.unchanged, refused + more.refused);
  }
}
