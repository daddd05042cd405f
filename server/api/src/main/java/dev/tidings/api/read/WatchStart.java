package dev.tidings.api.read;

import dev.tidings.api.wire.RefusedException;

/** Where a watch begins. */
sealed interface WatchStart {
  /**
   * With what is there now.
   *
   * @param minimum a version that must have been reached
   * @param marksEnd whether a bookmark tells where the present ends and changes begin
   */
  record Present(String minimum, boolean marksEnd) implements WatchStart {}

  /** With the changes after a revision, which may be one that has not been given out yet. */
  record After(long revision) implements WatchStart {}

  /** With the changes that come from now on. */
  record Now() implements WatchStart {}

  static WatchStart of(ListOptions options) throws RefusedException {
    long version = ResourceVersion.toWatch(options.resourceVersion());
    Boolean initial = options.sendInitialEvents();
    boolean wantsPresent = initial == null ? version == ResourceVersion.NONE : initial;
    if (wantsPresent) {
      boolean marksEnd = initial != null && options.allowBookmarks();
      return new Present(options.resourceVersion(), marksEnd);
    }
    return version == ResourceVersion.NONE ? new Now() : new After(version);
  }
}
