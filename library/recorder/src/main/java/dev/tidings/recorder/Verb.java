package dev.tidings.recorder;

/** What a sink may be asked to do with an event. */
public enum Verb {
  /** Write a new one: {@link EventSink#create}. */
  CREATE("create"),
  /** Change one that is stored: {@link EventSink#patch}. */
  PATCH("patch"),
  /** Say how one is stored: {@link EventSink#read}. */
  READ("get");

  private final String right;

  Verb(String right) {
    this.right = right;
  }

  /** As a Role calls it: {@code create}, {@code patch} or {@code get}. */
  public String right() {
    return right;
  }
}
