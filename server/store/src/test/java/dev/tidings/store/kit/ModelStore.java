package dev.tidings.store.kit;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.CommitTimes;
import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Past;
import dev.tidings.store.Selection;
import dev.tidings.store.StoreStats;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Subscription;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a correct store does, in the plainest way: a sorted map of the present and a list of
 * changes, which are undone one by one to see the past. Closing it keeps everything, so it is its
 * own disk.
 */
public final class ModelStore implements EventStore {
  /** What one revision changed, and when. */
  private record Revision(long number, Instant at, List<Change> changes) {
    long bytes() {
      return changes.stream()
          .mapToLong(change -> change.before() == null ? 1 : change.before().value().length)
          .sum();
    }
  }

  private final StoreOpener.Settings settings;
  private final NavigableMap<EventKey, StoredEvent> present = new TreeMap<>();
  private final List<Revision> log = new ArrayList<>();
  private final NavigableMap<Long, Revision> everything = new TreeMap<>();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<CommitTimes>> timed = new CopyOnWriteArrayList<>();
  private long revision = 1;
  private long compacted = 1;
  private long writes;
  private long expired;

  public ModelStore(StoreOpener.Settings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized CompletableFuture<WriteResult> write(Write write) {
    StoredEvent current = present.get(write.key());
    return completedFuture(
        switch (write) {
          case Write.Create create ->
              current != null
                  ? new WriteResult.Exists(current)
                  : put(create.key(), create.value(), create.due());
          case Write.Replace replace ->
              refusal(replace.key(), current, replace.expectedRevision())
                  .orElseGet(() -> put(replace.key(), replace.value(), replace.due()));
          case Write.Delete delete ->
              refusal(delete.key(), current, delete.expectedRevision())
                  .orElseGet(() -> new WriteResult.Written(remove(List.of(delete.key()))));
        });
  }

  private static Optional<WriteResult> refusal(
      EventKey key, @Nullable StoredEvent current, long expected) {
    if (current == null) {
      return Optional.of(new WriteResult.Missing(key));
    }
    return current.revision() == expected
        ? Optional.empty()
        : Optional.of(new WriteResult.Conflict(current));
  }

  private WriteResult put(EventKey key, byte[] value, @Nullable Instant due) {
    StoredEvent before = present.get(key);
    long created = before == null ? revision + 1 : before.createRevision();
    var after = new StoredEvent(key, value, revision + 1, created, due);
    commit(List.of(new Change(revision + 1, key, before, after)));
    return new WriteResult.Written(revision);
  }

  private long remove(Collection<EventKey> keys) {
    commit(
        keys.stream().map(key -> new Change(revision + 1, key, present.get(key), null)).toList());
    return revision;
  }

  private void commit(List<Change> changes) {
    revision++;
    writes += changes.size();
    var committed = new Revision(revision, settings.clock().instant(), changes);
    log.add(committed);
    everything.put(revision, committed);
    changes.forEach(change -> set(present, change.key(), change.after()));
    timed.forEach(each -> each.accept(new CommitTimes(Duration.ZERO, Duration.ZERO)));
    listeners.forEach(Runnable::run);
  }

  private static void set(
      NavigableMap<EventKey, StoredEvent> events, EventKey key, @Nullable StoredEvent state) {
    if (state == null) {
      events.remove(key);
    } else {
      events.put(key, state);
    }
  }

  @Override
  public synchronized CompletableFuture<Boolean> redate(
      EventKey key, long at, @Nullable Instant due) {
    StoredEvent event = present.get(key);
    if (event == null || event.revision() != at) {
      return completedFuture(false);
    }
    present.put(key, new StoredEvent(key, event.value(), at, event.createRevision(), due));
    return completedFuture(true);
  }

  @Override
  public synchronized CompletableFuture<Long> removeTogether(Collection<EventKey> keys) {
    var existing = new TreeSet<>(keys);
    existing.retainAll(present.keySet());
    return completedFuture(existing.isEmpty() ? revision : remove(existing));
  }

  /** Deletes what is due, in the order of due times and keys, and forgets what is too old. */
  public synchronized void upkeep() {
    Instant now = settings.clock().instant();
    present.values().stream()
        .filter(event -> event.due() != null && !event.due().isAfter(now))
        .sorted(Comparator.comparing(StoredEvent::due).thenComparing(StoredEvent::key))
        .map(StoredEvent::key)
        .toList()
        .forEach(this::expire);
    Instant oldest = now.minus(settings.history());
    while (!log.isEmpty() && (log.getFirst().at().isBefore(oldest) || isTooMuch())) {
      compacted = Math.max(compacted, log.removeFirst().number());
    }
  }

  private boolean isTooMuch() {
    return settings.past() == Past.RECENT && historyBytes() > settings.historyBytes();
  }

  private void expire(EventKey key) {
    remove(List.of(key));
    expired++;
  }

  @Override
  public synchronized Optional<StoredEvent> read(EventKey key) {
    return Optional.ofNullable(present.get(key));
  }

  @Override
  public synchronized ListResult list(ListRequest request) {
    long at = request.revision() == ListRequest.LATEST ? revision : request.revision();
    if (at > revision) {
      return new ListResult.Future(revision);
    }
    if (at < compacted) {
      return new ListResult.Expired(compacted);
    }
    List<StoredEvent> all = selected(request, at).toList();
    List<StoredEvent> page = all.subList(0, Math.min(all.size(), request.limit()));
    return new ListResult.Page(page, at, all.size() > page.size());
  }

  @Override
  public synchronized long count(ListRequest from) {
    long at = from.revision() == ListRequest.LATEST ? revision : from.revision();
    return at < compacted || at > revision ? 0 : selected(from, at).count();
  }

  private Stream<StoredEvent> selected(ListRequest request, long at) {
    NavigableMap<EventKey, StoredEvent> past = stateAt(at);
    EventKey after = request.after();
    return (after == null ? past : past.tailMap(after, false))
        .values().stream().filter(event -> selects(request.selection(), event));
  }

  private NavigableMap<EventKey, StoredEvent> stateAt(long at) {
    var past = new TreeMap<>(present);
    for (Revision undone : log.reversed()) {
      if (undone.number() > at) {
        undone.changes().forEach(change -> set(past, change.key(), change.before()));
      }
    }
    return past;
  }

  private static boolean selects(Selection selection, StoredEvent event) {
    var terms = Values.terms(event.value());
    return switch (selection) {
      case Selection.Everything everything -> true;
      case Selection.InNamespace in -> in(in.namespace(), event);
      case Selection.Single single -> single.key().equals(event.key());
      case Selection.Having having ->
          in(having.namespace(), event) && terms.contains(having.term());
    };
  }

  private static boolean in(@Nullable String namespace, StoredEvent event) {
    return namespace == null || namespace.equals(event.key().namespace());
  }

  @Override
  public synchronized HistoryPage history(HistoryRequest request) {
    EventKey key = request.key();
    var states = new ArrayList<StoredEvent>();
    Optional.ofNullable(present.get(key)).ifPresent(states::add);
    for (Revision each : everything.descendingMap().values()) {
      if (isKept(key, each.number())) {
        each.changes().stream()
            .filter(change -> change.key().equals(key) && change.before() != null)
            .forEach(change -> states.add(change.before()));
      }
    }
    states.removeIf(state -> state.revision() >= request.before());
    List<StoredEvent> page = states.subList(0, Math.min(states.size(), request.limit()));
    return new HistoryPage(page.stream().map(this::dated).toList(), states.size() > page.size());
  }

  /** Whether what a revision changed of a key is kept. */
  private boolean isKept(EventKey key, long number) {
    StoredEvent now = present.get(key);
    boolean ofThisEvent = now != null && number >= now.createRevision();
    return number > compacted || (settings.past() == Past.OF_EVENTS && ofThisEvent);
  }

  private HistoryPage.State dated(StoredEvent state) {
    boolean known = isKept(state.key(), state.revision());
    return new HistoryPage.State(
        state, known ? requireNonNull(everything.get(state.revision())).at() : null);
  }

  @Override
  public synchronized ChangesResult changes(long after, int max) {
    if (after < compacted) {
      return new ChangesResult.Expired(compacted);
    }
    var changes = new ArrayList<Change>();
    long upTo = after;
    for (Revision next : log) {
      if (next.number() > after && (changes.isEmpty() || changes.size() < max)) {
        changes.addAll(next.changes());
        upTo = next.number();
      }
    }
    return new ChangesResult.Batch(changes, upTo);
  }

  @Override
  public Optional<ChangesResult> recentChanges(long after, int max) {
    return Optional.of(changes(after, max));
  }

  @Override
  public Subscription onCommit(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Subscription timeCommits(Consumer<CommitTimes> listener) {
    timed.add(listener);
    return () -> timed.remove(listener);
  }

  @Override
  public synchronized long revision() {
    return revision;
  }

  @Override
  public synchronized long compact() {
    log.clear();
    compacted = revision;
    return revision;
  }

  private long historyBytes() {
    return log.stream().mapToLong(Revision::bytes).sum();
  }

  @Override
  public synchronized StoreStats stats() {
    return new StoreStats(
        revision,
        compacted,
        present.size(),
        0,
        writes,
        writes,
        0,
        StoreStats.Writing.WORKS,
        expired,
        Duration.ZERO,
        historyBytes(),
        present.values().stream().mapToLong(event -> event.value().length).sum());
  }

  @Override
  public void close() {}
}
