package dev.tidings.api.operations;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Statuses;
import dev.tidings.store.EventStore;
import dev.tidings.store.Snapshot;
import dev.tidings.store.SnapshotSource;
import java.util.List;
import java.util.Map;

/**
 * What operators ask of the store. Kubernetes has nothing like it; there it is etcd that is asked.
 */
public final class StoreEndpoint {
  private final EventStore store;

  public StoreEndpoint(EventStore store) {
    this.store = store;
  }

  /** Drops the history before now, and says where history starts from then on. */
  public Reply compact(HttpCall call) {
    return Replies.json(call, "{\"revision\":\"" + store.compact() + "\"}\n");
  }

  /** Everything that is stored, one client at a time. */
  public Reply snapshot() throws RefusedException {
    if (!(store instanceof SnapshotSource source)) {
      throw new RefusedException(Statuses.MISSING);
    }
    Snapshot snapshot =
        source.snapshot().orElseThrow(() -> new RefusedException(Statuses.SNAPSHOT_UNDER_WAY));
    return new Reply.Streamed(
        List.of(
            Map.entry(Replies.CACHE_CONTROL, Replies.UNCACHED),
            Map.entry(Replies.CONTENT_TYPE, snapshot.mediaType())),
        snapshot);
  }
}
