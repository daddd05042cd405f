package dev.tidings.api.operations;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.store.EventStore;

/**
 * Drops the history before now when an operator asks for it, and says where history starts from
 * then on. Kubernetes has nothing like it; there it is etcd that is asked.
 */
public final class CompactEndpoint {
  private final EventStore store;

  public CompactEndpoint(EventStore store) {
    this.store = store;
  }

  public Reply answer(HttpCall call) {
    return Replies.json(call, "{\"revision\":\"" + store.compact() + "\"}\n");
  }
}
