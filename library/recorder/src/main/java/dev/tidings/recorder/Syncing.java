package dev.tidings.recorder;

import java.io.IOException;
import java.time.Duration;

/**
 * Syncs a spool soon after something has been put into it, with all else that has come by then.
 *
 * <p>Invariant: one sync at a time, and one to come as long as there is something to sync.
 */
final class Syncing {
  private static final Duration BETWEEN = Duration.ofMillis(10);

  private final Spool spool;
  private final Scheduler scheduler;
  private final DiskTrouble trouble;
  private boolean planned;

  Syncing(Spool spool, Scheduler scheduler, DiskTrouble trouble) {
    this.spool = spool;
    this.scheduler = scheduler;
    this.trouble = trouble;
  }

  synchronized void soon() {
    if (!planned) {
      planned = true;
      // Timers share one thread, which a sync would keep from all others.
      scheduler.schedule(BETWEEN, () -> scheduler.execute(this::sync));
    }
  }

  private void sync() {
    spool.unsynced().forEach(this::sync);
    synchronized (this) {
      planned = false;
    }
    if (spool.hasUnsynced()) {
      soon();
    }
  }

  private void sync(Spool.Unsynced one) {
    try {
      one.sync();
      spool.synced(one);
    } catch (IOException e) {
      spool.notSynced();
      trouble.failed(e, scheduler.now());
    }
  }
}
