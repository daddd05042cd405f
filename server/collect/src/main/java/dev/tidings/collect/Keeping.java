package dev.tidings.collect;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.codec.UpstreamVersion;
import dev.tidings.collect.Batch.Seen;
import dev.tidings.collect.retention.Retention;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.NameRules;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoreException;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one batch, many at a time, those of one name in their order. Of one thread.
 */
final class Keeping {
  /** What waits for the disk at once; more would not be faster. */
  private static final long MOST_WAITING_BYTES = 1 << 20;

  private final EventStore store;
  private final Retention retention;
  private final InstantSource clock;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Set<EventKey> keys = new HashSet<>();
  private long waitingBytes;
  private Taken taken = Taken.NOTHING;

  /** An event, and what was asked of the store for it. */
  private record Waiting(Event event, Seen seen, List<CompletableFuture<WriteResult>> writes) {}

  Keeping(EventStore store, Retention retention, InstantSource clock) {
    this.store = store;
    this.retention = retention;
    this.clock = clock;
  }

  /** Sees to it that an event is kept; {@link #settled} says what became of it. */
  void keep(Event seen, Seen how) throws IOException, InterruptedException {
    EventKey key = seen.key();
    if (!isStorable(key)) {
      taken = taken.plus(new Taken(0, 0, 1));
      return;
    }
    if (keys.contains(key) || waitingBytes > MOST_WAITING_BYTES) {
      await();
    }
    List<Write> writes = decide(seen, how);
    if (writes.isEmpty()) {
      taken = taken.plus(new Taken(0, 1, 0));
      return;
    }
    waiting.add(new Waiting(seen, how, writes.stream().map(store::write).toList()));
    keys.add(key);
    waitingBytes += StoredForm.encode(seen).length;
  }

  private static boolean isStorable(EventKey key) {
    return !key.namespace().isEmpty()
        && !key.name().isEmpty()
        && NameRules.pathSegment(key.namespace()).isEmpty()
        && NameRules.pathSegment(key.name()).isEmpty();
  }

  /** What makes the store know an event; nothing if it does. */
  private List<Write> decide(Event seen, Seen how) {
    EventKey key = seen.key();
    Instant due = retention.due(seen, clock.instant());
    byte[] value = StoredForm.encode(UpstreamVersion.beside(seen));
    var create = new Write.Create(key, value, due);
    Optional<StoredEvent> present = store.read(key);
    if (present.isEmpty()) {
      return List.of(create);
    }
    long revision = present.get().revision();
    Event kept = read(present.get());
    if (kept != null && !isNews(seen, kept, how)) {
      return List.of();
    }
    // another event of the same name is not a change of the one before
    return kept != null && !kept.metadata().uid().equals(seen.metadata().uid())
        ? List.of(new Write.Delete(key, revision), create)
        : List.of(new Write.Replace(key, value, revision, due));
  }

  /** Whether an event that was seen is to take the place of one that is kept under its name. */
  static boolean isNews(Event seen, Event kept, Seen how) {
    return seen.metadata().uid().equals(kept.metadata().uid())
        ? isNewer(seen, kept, how)
        : how == Seen.LISTED || isNoEarlier(seen.metadata(), kept.metadata());
  }

  /** Versions of two events say nothing, for their cluster may have been set back in between. */
  private static boolean isNoEarlier(ObjectMeta seen, ObjectMeta kept) {
    Instant now = seen.creationTimestamp();
    Instant before = kept.creationTimestamp();
    return now == null || before == null || !now.isBefore(before);
  }

  private static boolean isNewer(Event seen, Event kept, Seen how) {
    String now = seen.metadata().resourceVersion();
    String before = UpstreamVersion.of(kept);
    return !now.equals(before) && (how == Seen.LISTED || !UpstreamVersion.isOlder(now, before));
  }

  private static @Nullable Event read(StoredEvent stored) {
    try {
      return StoredForm.decode(stored.value());
    } catch (DecodeException foreign) {
      return null;
    }
  }

  /** Returns when every event is on disk, with what became of them. */
  Taken settled() throws IOException, InterruptedException {
    while (!waiting.isEmpty()) {
      await();
    }
    return taken;
  }

  /** Waits for the disk; an event that expired just then is looked at again. */
  private void await() throws IOException, InterruptedException {
    var asked = List.copyOf(waiting);
    waiting.clear();
    keys.clear();
    waitingBytes = 0;
    var again = new ArrayList<Waiting>();
    for (Waiting each : asked) {
      if (areWritten(each.writes())) {
        taken = taken.plus(new Taken(1, 0, 0));
      } else {
        again.add(each);
      }
    }
    for (Waiting each : again) {
      keep(each.event(), each.seen());
    }
  }

  private static boolean areWritten(List<CompletableFuture<WriteResult>> writes)
      throws IOException, InterruptedException {
    boolean written = true;
    for (CompletableFuture<WriteResult> write : writes) {
      written &=
          switch (result(write)) {
            case WriteResult.Written done -> true;
            case WriteResult.Exists exists -> false;
            case WriteResult.Missing missing -> false;
            case WriteResult.Conflict conflict -> false;
            case WriteResult.Overloaded full ->
                throw new IOException("the store has too many writes waiting: " + full.waiting());
          };
    }
    return written;
  }

  private static WriteResult result(CompletableFuture<WriteResult> write)
      throws IOException, InterruptedException {
    try {
      return write.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException problem) {
        throw new IOException(problem.getMessage(), problem);
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
