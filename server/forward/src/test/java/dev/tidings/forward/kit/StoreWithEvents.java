package dev.tidings.forward.kit;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.store.EventStore;
import dev.tidings.store.EventTerms;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Subscription;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A real store on a clock that is moved by hand, and what is written to it. */
public final class StoreWithEvents implements AutoCloseable {
  private final MovingClock clock = new MovingClock();
  private final EventStore store;

  public StoreWithEvents(Path directory) {
    this.store =
        RocksEventStore.open(
            RocksOptions.of(directory, value -> EventTerms.NONE)
                .withClock(clock)
                .withUpkeepEvery(Duration.ZERO));
  }

  public EventStore store() {
    return store;
  }

  public MovingClock clock() {
    return clock;
  }

  /** Creates an event, or gives another state to one that is there; the revision is returned. */
  public long write(Event event) {
    byte[] value = StoredForm.encode(event);
    Write write =
        store
            .read(event.key())
            .<Write>map(old -> new Write.Replace(event.key(), value, old.revision(), null))
            .orElseGet(() -> new Write.Create(event.key(), value, null));
    return written(write);
  }

  public long delete(Event event) {
    StoredEvent old = store.read(event.key()).orElseThrow();
    return written(new Write.Delete(event.key(), old.revision()));
  }

  /** Returns when those who listen to the store have heard of it too. */
  private long written(Write write) {
    var heard = new Semaphore(0);
    try (Subscription last = store.onCommit(heard::release)) {
      if (store.write(write).join() instanceof WriteResult.Written written) {
        heard.acquireUninterruptibly();
        return written.revision();
      }
    }
    throw new AssertionError("not written: " + write);
  }

  @Override
  public void close() {
    store.close();
  }
}
