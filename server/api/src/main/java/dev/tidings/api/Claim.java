package dev.tidings.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What one request has of the {@link Seats}. Safe for use by any thread. */
interface Claim {
  /** The claim of a request that needs no seat. */
  Claim FREE = new Unneeded();

  /** Whether there is a seat for the request. That may take a while to be known; never fails. */
  CompletionStage<Boolean> granted();

  /**
   * Gives the seat to who waits for it, or stops waiting; to be called when the request is over.
   */
  void giveUp();

  /** See {@link #FREE}. */
  record Unneeded() implements Claim {
    private static final CompletionStage<Boolean> YES = CompletableFuture.completedFuture(true);

    @Override
    public CompletionStage<Boolean> granted() {
      return YES;
    }

    @Override
    public void giveUp() {}
  }
}
