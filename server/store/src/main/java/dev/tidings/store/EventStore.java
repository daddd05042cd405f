package dev.tidings.store;

import dev.tidings.event.EventKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log of revisions and an index over the present. Safe for use by any number of threads.
 *
 * <p>Reads see whole revisions only, never wait for writes, and may touch the disk: they block, and
 * belong on a platform thread. {@link #write} and {@link #recentChanges} never block. Methods throw
 * {@link StoreException} when the machine fails; futures end with it.
 */
public interface EventStore extends AutoCloseable {
  /**
   * Offers a write. The future ends when the change is on disk and readable, or when it was
   * refused; it is completed on a thread of the store, so what depends on it must be short or go
   * elsewhere. Writes offered by one thread to one key are decided in that order.
   */
  CompletableFuture<WriteResult> write(Write write);

  /**
   * Gives an event another due time, if it stands at this revision; the future says whether. That
   * is no change: it has no revision, and nobody is told. Changes and old revisions may show either
   * time.
   *
   * @param due null for never
   */
  CompletableFuture<Boolean> redate(EventKey key, long revision, @Nullable Instant due);

  /**
   * Removes those of the keys that exist, all in one revision. The future gives that revision, or
   * the current one when none existed.
   */
  CompletableFuture<Long> removeTogether(Collection<EventKey> keys);

  /** The event as of the newest revision. */
  Optional<StoredEvent> read(EventKey key);

  /** One page of a selection at one revision. */
  ListResult list(ListRequest request);

  /**
   * How many events of the selection come after a key (null: all of them) at a revision that a
   * {@link #list} has just read at. Zero when that revision is not kept any more.
   */
  long count(ListRequest from);

  /**
   * The states of one event that are kept, deleted or not; none where nothing is. When it was
   * deleted is not among them.
   */
  HistoryPage history(HistoryRequest request);

  /**
   * Changes after a revision, at least one whole revision when there is any, about {@code max}
   * changes, fewer when they are large. An empty batch means that nothing has happened since. A
   * revision in the future is not an error: its batch is empty, with {@code upTo} that revision.
   */
  ChangesResult changes(long after, int max);

  /** The same, if it can be answered from memory; empty otherwise. Never blocks. */
  Optional<ChangesResult> recentChanges(long after, int max);

  /**
   * Calls {@code listener} after each commit, on the store's own thread: it must return at once and
   * must not throw. Closing the result ends the calls.
   */
  Subscription onCommit(Runnable listener);

  /**
   * Tells of each commit how long it took, before its writes are answered, on the store's own
   * thread: the listener must return at once and must not throw. Closing the result ends the calls.
   */
  Subscription timeCommits(Consumer<CommitTimes> listener);

  /** The newest revision. At least 1; the first write of a new store gets 2. */
  long revision();

  /** Drops all history before the newest revision, which is returned. */
  long compact();

  StoreStats stats();

  /**
   * Ends waiting writes, at most for some seconds, then gives up what is left, and releases
   * everything.
   */
  @Override
  void close();
}
