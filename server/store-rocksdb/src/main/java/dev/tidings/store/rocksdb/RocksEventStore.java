package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.CommitTimes;
import dev.tidings.store.EventStore;
import dev.tidings.store.EventTerms;
import dev.tidings.store.Evictable;
import dev.tidings.store.Evicted;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Snapshot;
import dev.tidings.store.SnapshotSource;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoreStats;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Subscription;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link EventStore} in one directory, which it holds as long as it is open. */
public final class RocksEventStore implements EventStore, Evictable, SnapshotSource {
  private static final Logger log = LoggerFactory.getLogger(RocksEventStore.class);

  private final RocksOptions options;
  private final Database database;
  private final Gate gate = new Gate();
  private final ChangeRing ring;
  private final Committer committer;
  private final Lists lists;
  private final Upkeep upkeep;
  private final Snapshots snapshots;

  private RocksEventStore(RocksOptions options, Database database) {
    this.options = options;
    this.database = database;
    StoreState state = state(database);
    MemoryBudget memory = options.memory();
    this.ring = new ChangeRing(state.revision(), memory.ringRevisions(), memory.ringBytes());
    this.committer = new Committer(database, options, state, ring);
    this.lists = new Lists(options.terms(), ring);
    this.upkeep = new Upkeep(committer, database.mark(), options);
    this.snapshots = new Snapshots(options, database, gate);
  }

  private static StoreState state(Database database) {
    StoreState state = StoreState.decode(database.find(Family.META, StoreState.KEY));
    return state.knowsEventBytes() ? state : state.withEventBytes(database.bytes(Family.EVENTS));
  }

  /**
   * Opens the store in a directory, or makes a new one there.
   *
   * @throws StoreException in one line, when the directory cannot be used, is in use, or holds what
   *     this version cannot read
   */
  public static RocksEventStore open(RocksOptions options) {
    return opened(options, null);
  }

  /**
   * The same, with memory that it shares with other stores; of its options' budget, the size of the
   * cache does not count then, and that of write buffers only says how large its tables begin.
   */
  public static RocksEventStore open(RocksOptions options, RocksMemory shared) {
    return opened(options, shared);
  }

  private static RocksEventStore opened(RocksOptions options, @Nullable RocksMemory shared) {
    Database database =
        Database.open(
            options.directory(), options.memory(), Formats.upgradedWith(options.terms()), shared);
    try {
      Snapshots.clear(options.directory());
      var store = new RocksEventStore(options, database);
      store.committer.start();
      store.upkeep.start();
      return store;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public CompletableFuture<WriteResult> write(Write write) {
    Rows.requireStorable(write.key());
    EventTerms terms =
        switch (write) {
          case Write.Create create -> options.terms().read(create.value());
          case Write.Replace replace -> options.terms().read(replace.value());
          case Write.Delete delete -> EventTerms.NONE;
        };
    var offer = new Task.Offer(write, terms, new CompletableFuture<>());
    if (!committer.offer(offer)) {
      offer.answer().complete(new WriteResult.Overloaded(committer.waitingWrites()));
    }
    return offer.answer();
  }

  @Override
  public CompletableFuture<Boolean> redate(EventKey key, long revision, @Nullable Instant due) {
    var redate = new Task.Redate(key, revision, due, new CompletableFuture<>());
    return taken(redate, redate.answer());
  }

  @Override
  public Optional<Instant> oldest() {
    return reading(committer.oldest()::written);
  }

  @Override
  public CompletableFuture<Evicted> evict(int limit) {
    var eviction = new Task.Eviction(limit, new CompletableFuture<>());
    return taken(eviction, eviction.answer());
  }

  private <T> CompletableFuture<T> taken(Task task, CompletableFuture<T> answer) {
    if (!committer.offer(task)) {
      task.fail(new StoreException("too many writes wait already"));
    }
    return answer;
  }

  @Override
  public CompletableFuture<Long> removeTogether(Collection<EventKey> keys) {
    var removal = new Task.Removal(List.copyOf(keys), new CompletableFuture<>());
    return taken(removal, removal.answer());
  }

  @Override
  public Optional<StoredEvent> read(EventKey key) {
    return gate.within(
        () ->
            Optional.ofNullable(database.find(Family.EVENTS, Rows.path(key)))
                .map(row -> Rows.event(key, row)));
  }

  @Override
  public ListResult list(ListRequest request) {
    return reading(view -> lists.page(view, request));
  }

  @Override
  public long count(ListRequest from) {
    return reading(view -> lists.count(view, from));
  }

  @Override
  public HistoryPage history(HistoryRequest request) {
    return reading(view -> new EventHistory(view, options.past(), request).page());
  }

  @Override
  public ChangesResult changes(long after, int max) {
    return recentChanges(after, max)
        .orElseGet(() -> reading(view -> ChangeLog.after(view, after, max)));
  }

  @Override
  public Optional<ChangesResult> recentChanges(long after, int max) {
    long oldest = committer.state().compacted();
    return after < oldest ? Optional.of(new ChangesResult.Expired(oldest)) : ring.after(after, max);
  }

  private <T> T reading(Function<ReadView, T> read) {
    return gate.within(
        () -> {
          try (var view = new ReadView(database)) {
            return read.apply(view);
          }
        });
  }

  @Override
  public Subscription onCommit(Runnable listener) {
    return committer.onCommit(listener);
  }

  @Override
  public Subscription timeCommits(Consumer<CommitTimes> listener) {
    return committer.figures().tell(listener);
  }

  @Override
  public long revision() {
    return committer.state().revision();
  }

  @Override
  public long compact() {
    return upkeep.compact();
  }

  @Override
  public Optional<Snapshot> snapshot() {
    return snapshots.take();
  }

  /**
   * Deletes what is due and drops the past that is not kept any more, until both are done. Left to
   * itself a store takes more time, to leave it to others: {@link DeletionPace}.
   */
  public void upkeep() {
    upkeep.once();
  }

  @Override
  public StoreStats stats() {
    StoreState state = committer.state();
    CommitFigures figures = committer.figures();
    return new StoreStats(
        state.revision(),
        state.compacted(),
        state.liveEvents(),
        committer.waitingWrites(),
        figures.writes(),
        figures.commits(),
        figures.failures(),
        committer.writing(),
        figures.expired(),
        committer.dueEvents().lag(options.clock().instant()),
        state.historyBytes(),
        state.eventBytes());
  }

  @Override
  public void close() {
    try {
      try {
        upkeep.close();
      } finally {
        committer.close();
      }
      if (gate.close() && committer.ended()) {
        database.close();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.warn("{} is still being used and is left to the end of the process", options.directory());
  }
}
