package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Evicted;
import dev.tidings.store.StoreException;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What waits for the committing thread. */
sealed interface Task {
  CompletableFuture<?> answer();

  /** About how much memory the task holds while it waits. */
  default long bytes() {
    return 0;
  }

  default void fail(StoreException failure) {
    answer().completeExceptionally(failure);
  }

  /** A write, and what the index has to know of its value. */
  record Offer(Write write, EventTerms terms, CompletableFuture<WriteResult> answer)
      implements Task {
    @Override
    public long bytes() {
      return switch (write) {
        case Write.Create create -> create.value().length;
        case Write.Replace replace -> replace.value().length;
        case Write.Delete delete -> 0;
      };
    }
  }

  /** Removes what there is of some keys, in one revision, which is the answer. */
  record Removal(List<EventKey> keys, CompletableFuture<Long> answer) implements Task {}

  /**
   * Gives an event that stands at a revision another due time; the answer is whether it stood
   * there.
   */
  record Redate(
      EventKey key, long revision, @Nullable Instant due, CompletableFuture<Boolean> answer)
      implements Task {}

  /** Takes the oldest away, about so many rows of it; the answer is what went. */
  record Eviction(int limit, CompletableFuture<Evicted> answer) implements Task {}

  /** Deletes what is due, at most so many; the answer is what is left of it. */
  record Expiry(int limit, CompletableFuture<Backlog> answer) implements Task {}

  /** Makes the newest revision the oldest one that is kept; the answer is that revision. */
  record Compaction(CompletableFuture<Long> answer) implements Task {}

  /**
   * Drops rows of the past that nobody may ask for any more; the answer is whether there may be
   * more of them.
   */
  record Trim(int limit, CompletableFuture<Boolean> answer) implements Task {}

  /** Asks for nothing: a thread that waits for a task looks up, and sees that it is to end. */
  record End(CompletableFuture<Boolean> answer) implements Task {}
}
