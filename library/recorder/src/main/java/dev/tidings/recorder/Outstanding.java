package dev.tidings.recorder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has been begun and is not finished, so that closing can wait for it. */
final class Outstanding {
  private final LongAdder kept = new LongAdder();
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable CompletableFuture<Void> drained;

  void begun() {
    count.incrementAndGet();
  }

  void finished() {
    if (count.decrementAndGet() == 0) {
      tell();
    }
  }

  /** Something that is about to be finished goes on in another process. */
  void kept() {
    kept.increment();
  }

  long keptSoFar() {
    return kept.sum();
  }

  long count() {
    return count.get();
  }

  /** Done as soon as nothing is outstanding. Nothing new may begin but by what is outstanding. */
  CompletableFuture<Void> drained() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    drained = future;
    if (count.get() == 0) {
      tell();
    }
    return future;
  }

  private void tell() {
    CompletableFuture<Void> waiting = drained;
    if (waiting != null) {
      waiting.complete(null);
    }
  }
}
