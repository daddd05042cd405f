package dev.tidings.recorder;

/**
 * What a taker was given, in order. Not safe for several threads on purpose: it is the mailbox that
 * sees to it that they come one after the other.
 */
final class Taken {
  private final StringBuilder items = new StringBuilder();
  private volatile boolean busy;
  private volatile boolean ready = true;

  boolean take(int item, long ticket) {
    if (busy) {
      items.append("two at once");
    }
    busy = true;
    boolean takes = ready;
    if (takes) {
      items.append(item);
    }
    busy = false;
    return takes;
  }

  /** Takes nothing. */
  Taken refusing() {
    ready = false;
    return this;
  }

  void becomeReady() {
    ready = true;
  }

  @Override
  public String toString() {
    return items.toString();
  }
}
