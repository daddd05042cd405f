package dev.tidings.api.stream;

import dev.tidings.api.authentication.User;
import dev.tidings.api.lookup.Parameters;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.sight.Stages;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Statuses;
import dev.tidings.search.Scope;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.query.EventQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Begins streams of what happens in all clusters: server-sent events, in the order of each
 * cluster's revisions, from now on or from where a reader has got to before.
 */
public final class StreamEndpoint {
  private static final List<Map.Entry<String, String>> HEADERS =
      List.of(
          Map.entry(Replies.CACHE_CONTROL, "no-cache, private, no-transform"),
          Map.entry(Replies.CONTENT_TYPE, "text/event-stream"),
          Map.entry("X-Content-Type-Options", "nosniff"),
          // for nginx, which would otherwise keep events until it has some
          Map.entry("X-Accel-Buffering", "no"));

  private static final Set<String> PARAMETERS = Set.of("q", "cluster");

  private final Streams streams;
  private final Sights sights;
  private final Function<User, Executor> workers;

  /**
   * An endpoint.
   *
   * @param workers of a user, who go on where others had to be asked about rights
   */
  public StreamEndpoint(Streams streams, Sights sights, Function<User, Executor> workers) {
    this.streams = streams;
    this.sights = sights;
    this.workers = workers;
  }

  public CompletionStage<Reply> answer(HttpCall call) throws RefusedException {
    Parameters parameters = Parameters.of(call.query(), PARAMETERS, Set.of());
    EventQuery query = parameters.query();
    Optional<Cursor> cursor = cursor(call.browser().lastEventId());
    var heard = new Heard(sights, call, parameters.text("cluster").orElse(""));
    Executor worker = workers.apply(call.user());
    return Stages.then(
        sights.of(call, Heard.VERB, heard.sought(query), worker),
        scope -> begin(query, heard, cursor, scope),
        worker);
  }

  private static Optional<Cursor> cursor(String lastEventId) throws RefusedException {
    Optional<Cursor> cursor = Cursor.read(lastEventId);
    if (cursor.isEmpty() && !lastEventId.isEmpty()) {
      throw new RefusedException(
          Statuses.badRequest("header Last-Event-ID: no stream has given this"));
    }
    return cursor;
  }

  private CompletionStage<Reply> begin(
      EventQuery query, Heard heard, Optional<Cursor> cursor, Scope scope) {
    Map<String, Namespaces> known = new TreeMap<>(scope.clusters());
    known.keySet().removeIf(cluster -> !heard.concerns(cluster));
    if (known.isEmpty() && heard.isCertain()) {
      return CompletableFuture.failedFuture(new RefusedException(heard.nothing()));
    }
    var positions = new Positions(known);
    cursor.ifPresent(positions::resume);
    return CompletableFuture.completedFuture(
        new Reply.Watch(HEADERS, streams.open(query, heard, positions)));
  }
}
