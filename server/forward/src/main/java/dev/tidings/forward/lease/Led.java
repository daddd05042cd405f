package dev.tidings.forward.lease;

import java.time.Instant;

/** What only one of several processes does. Used by one thread at a time. */
public interface Led {
  /** Does it from now on, or stands by; returns when that is so, within some seconds. */
  void lead(boolean now);

  /**
   * Until when everything is done that is to be done, by this process's clock; the epoch where that
   * is not known.
   */
  Instant settledUntil();

  /** Another one leads, and says until when everything is done. */
  void passOver(Instant until);
}
