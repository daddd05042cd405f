package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.Encoding;
import dev.tidings.store.EventStore;
import java.util.List;
import java.util.Map;

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
    String body = "{\"revision\":\"" + store.compact() + "\"}\n";
    return Replies.whole(
        call,
        200,
        List.of(
            Map.entry(Replies.CACHE_CONTROL, Replies.UNCACHED),
            Map.entry(Replies.CONTENT_TYPE, Encoding.JSON.mediaType())),
        body.getBytes(UTF_8));
  }
}
