package dev.tidings.store.kit;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.CommitTimes;
import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.StoreStats;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Subscription;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store with a fault: it lists old revisions from the present. */
record PresentOnly(EventStore correct) implements EventStore {
  @Override
  public ListResult list(ListRequest request) {
    ListResult truth = correct.list(request);
    var now =
        new ListRequest(request.selection(), ListRequest.LATEST, request.after(), request.limit());
    return truth instanceof ListResult.Page old && correct.list(now) instanceof ListResult.Page page
        ? new ListResult.Page(page.events(), old.revision(), page.more())
        : truth;
  }

  @Override
  public CompletableFuture<WriteResult> write(Write write) {
    return correct.write(write);
  }

  @Override
  public CompletableFuture<Boolean> redate(EventKey key, long revision, @Nullable Instant due) {
    return correct.redate(key, revision, due);
  }

  @Override
  public CompletableFuture<Long> removeTogether(Collection<EventKey> keys) {
    return correct.removeTogether(keys);
  }

  @Override
  public Optional<StoredEvent> read(EventKey key) {
    return correct.read(key);
  }

  @Override
  public long count(ListRequest from) {
    return correct.count(from);
  }

  @Override
  public HistoryPage history(HistoryRequest request) {
    return correct.history(request);
  }

  @Override
  public ChangesResult changes(long after, int max) {
    return correct.changes(after, max);
  }

  @Override
  public Optional<ChangesResult> recentChanges(long after, int max) {
    return correct.recentChanges(after, max);
  }

  @Override
  public Subscription onCommit(Runnable listener) {
    return correct.onCommit(listener);
  }

  @Override
  public Subscription timeCommits(Consumer<CommitTimes> listener) {
    return correct.timeCommits(listener);
  }

  @Override
  public long revision() {
    return correct.revision();
  }

  @Override
  public long compact() {
    return correct.compact();
  }

  @Override
  public StoreStats stats() {
    return correct.stats();
  }

  @Override
  public void close() {
    correct.close();
  }
}
