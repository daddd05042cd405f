package dev.tidings.api;

import dev.tidings.store.EventStore;

/**
 * Drops the history before now when an operator asks for it, and says where history starts from
 * then on. Kubernetes has nothing like it; there it is etcd that is asked.
 */
final class CompactEndpoint {
  static final String PATH = "/apis/tidings.dev/v1/compact";

  private final EventStore store;

  CompactEndpoint(EventStore store) {
    this.store = store;
  }

  Reply answer(HttpCall call) {
    return Replies.json(call, "{\"revision\":\"" + store.compact() + "\"}\n");
  }
}
