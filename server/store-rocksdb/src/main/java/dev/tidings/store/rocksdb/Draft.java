package dev.tidings.store.rocksdb;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.EventTerms;
import dev.tidings.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next commit while it is being decided: rows to write, revisions given, answers to give. Of
 * the committing thread; must be closed.
 *
 * <p>Invariant: {@link #present} is what the store will hold once everything decided so far is
 * committed.
 */
final class Draft implements AutoCloseable {
  /** One revision that will be there. */
  record Revision(long number, List<Change> changes) {}

  /** What one commit holds in memory is bounded, but for the last that is decided. */
  private static final long ROOM = 8 << 20;

  private static final byte[] NOTHING = {};

  private final Database database;
  private final EventTerms.Reader reader;
  private final long millis;
  private final Batch batch;
  private final Map<EventKey, Optional<StoredEvent>> present = new HashMap<>();
  private final List<Revision> revisions = new ArrayList<>();
  private final List<Runnable> answers = new ArrayList<>();
  private StoreState state;
  private long earliestDue = Long.MAX_VALUE;
  private long bytes;
  private int changes;

  Draft(Database database, EventTerms.Reader reader, StoreState start, Instant now) {
    this.database = database;
    this.reader = reader;
    this.state = start;
    this.millis = now.toEpochMilli();
    this.batch = new Batch(database);
  }

  Optional<StoredEvent> present(EventKey key) {
    return present.computeIfAbsent(key, this::stored);
  }

  private Optional<StoredEvent> stored(EventKey key) {
    byte[] row = database.find(Family.EVENTS, Rows.path(key));
    bytes += row == null ? 0 : row.length;
    return Optional.ofNullable(row).map(found -> Rows.event(key, found));
  }

  /** Writes an event over what is present, in a revision of its own. */
  long put(EventKey key, byte[] value, @Nullable Instant due, EventTerms terms) {
    long revision = state.revision() + 1;
    StoredEvent before = present(key).orElse(null);
    long created = before == null ? revision : before.createRevision();
    var after = new StoredEvent(key, value, revision, created, millis(due));
    EventTerms termsBefore = before == null ? EventTerms.NONE : reader.read(before.value());
    if (!terms.equals(termsBefore)) {
      byte[] path = Rows.path(key);
      terms.all().forEach(term -> batch.put(Family.INDEX, IndexRows.row(term, path)));
    }
    boolean termsLost = before != null && !terms.equals(termsBefore);
    add(List.of(new Change(revision, key, before, after)), termsLost);
    return revision;
  }

  private static @Nullable Instant millis(@Nullable Instant due) {
    return due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Removes events that are present, all in one revision. */
  long remove(List<StoredEvent> events) {
    long revision = state.revision() + 1;
    add(
        events.stream().map(event -> new Change(revision, event.key(), event, null)).toList(),
        true);
    return revision;
  }

  private void add(List<Change> together, boolean termsLost) {
    long revision = state.revision() + 1;
    int live = 0;
    int history = 0;
    long size = 0;
    for (int i = 0; i < together.size(); i++) {
      Change change = together.get(i);
      history += addRows(change, i, termsLost);
      present.put(change.key(), Optional.ofNullable(change.after()));
      size += size(change.after()) - size(change.before());
      live += (change.after() == null ? 0 : 1) - (change.before() == null ? 0 : 1);
    }
    revisions.add(new Revision(revision, together));
    changes += together.size();
    state = state.committed(revision, live, history, size);
  }

  private static long size(@Nullable StoredEvent state) {
    return state == null ? 0 : Rows.size(state);
  }

  private int addRows(Change change, int sequence, boolean termsLost) {
    byte[] path = Rows.path(change.key());
    byte[] stateBefore = change.before() == null ? NOTHING : Rows.state(change.before());
    int cost = LogRow.bytes(path, stateBefore.length);
    putPresent(path, change.after());
    moveExpiry(path, change);
    batch.put(Family.HISTORY, Rows.history(path, change.revision()), stateBefore);
    batch.put(
        Family.LOG,
        Rows.log(change.revision(), sequence),
        new LogRow(millis, cost, termsLost, change.key()).encode());
    bytes += cost;
    return cost;
  }

  private void putPresent(byte[] path, @Nullable StoredEvent after) {
    if (after == null) {
      batch.delete(Family.EVENTS, path);
    } else {
      batch.put(Family.EVENTS, path, Rows.state(after));
      bytes += after.value().length;
    }
  }

  private void moveExpiry(byte[] path, Change change) {
    StoredEvent before = change.before();
    StoredEvent after = change.after();
    if (before != null && before.due() != null) {
      batch.delete(Family.EXPIRY, Rows.expiry(before.due(), path));
    }
    if (after != null && after.due() != null) {
      batch.put(Family.EXPIRY, Rows.expiry(after.due(), path));
      earliestDue = Math.min(earliestDue, after.due().toEpochMilli());
    }
  }

  /** Gives an event that is present another due time; that is no change, and has no revision. */
  void redate(StoredEvent event, @Nullable Instant due) {
    var after =
        new StoredEvent(
            event.key(), event.value(), event.revision(), event.createRevision(), millis(due));
    byte[] path = Rows.path(event.key());
    putPresent(path, after);
    moveExpiry(path, new Change(event.revision(), event.key(), event, after));
    present.put(event.key(), Optional.of(after));
  }

  /** Drops what is kept of one change before the recent past. */
  void forget(EventKey key, long revision, long size) {
    batch.delete(Family.HISTORY, Rows.history(Rows.path(key), revision));
    batch.delete(Family.LOG, Rows.log(revision, 0));
    state = state.freed(size);
  }

  /** Lets the history begin at the newest revision of this draft. */
  void compact() {
    state = state.compactedTo(state.revision());
  }

  void answer(Runnable answer) {
    answers.add(answer);
  }

  /** Puts everything on disk; gives how long the sync took. */
  Duration commit() {
    batch.put(Family.META, StoreState.KEY, state.encode());
    return database.commit(batch);
  }

  StoreState state() {
    return state;
  }

  /** Whether a commit would change nothing. */
  boolean isEmpty(StoreState start) {
    return state.equals(start) && batch.rows().count() == 0;
  }

  /** How many changes there are in all revisions. */
  int changes() {
    return changes;
  }

  List<Revision> revisions() {
    return revisions;
  }

  List<Runnable> answers() {
    return answers;
  }

  /** When the first of the events written here expires, in milliseconds. */
  long earliestDue() {
    return earliestDue;
  }

  /** Whether nothing more should be decided before this is committed. */
  boolean isFull() {
    return bytes >= ROOM;
  }

  @Override
  public void close() {
    batch.close();
  }
}
