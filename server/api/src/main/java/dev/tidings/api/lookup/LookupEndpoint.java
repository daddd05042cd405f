package dev.tidings.api.lookup;

import dev.tidings.api.authentication.User;
import dev.tidings.api.discovery.LookupKind;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.sight.Stages;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.search.Scope;
import dev.tidings.search.SearchException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what can be found among the events of all clusters: of those namespaces, row by row and
 * count by count, in which whoever asks may list events.
 */
public final class LookupEndpoint {
  static final String API_VERSION = "tidings.dev/v1";

  /** What is counted over time begins so long ago, where nothing else is said. */
  static final Duration USUAL_PERIOD = Duration.ofHours(1);

  private static final String PRETTY = "pretty";

  /** Every client may say so; how long an answer may take is looked at before. */
  private static final Set<String> ANYWHERE = Set.of("timeout", PRETTY);

  private static final Status SWITCHED_OFF =
      Status.failure(
          404, "NotFound", "this server keeps no index to search in (--search=false)", null);

  private final @Nullable Finding finding;
  private final Sights sights;
  private final InstantSource clock;
  private final Function<User, Executor> workers;

  /**
   * An endpoint.
   *
   * @param finding null where nothing can be found
   * @param workers of a user, who go on where others had to be asked about rights
   */
  public LookupEndpoint(
      @Nullable Finding finding,
      Sights sights,
      InstantSource clock,
      Function<User, Executor> workers) {
    this.finding = finding;
    this.sights = sights;
    this.clock = clock;
    this.workers = workers;
  }

  /** Answers all kinds but {@link LookupKind#STREAM}, on a worker. */
  public CompletionStage<Reply> answer(HttpCall call, LookupKind kind) throws RefusedException {
    Finding there = finding;
    if (there == null) {
      throw new RefusedException(SWITCHED_OFF);
    }
    Lookup lookup = lookup(call, kind, there);
    Executor worker = workers.apply(call.user());
    return Stages.then(
        sights.of(call, kind.verb(), lookup.query(), worker),
        scope -> found(call, lookup, there, scope),
        worker);
  }

  private Lookup lookup(HttpCall call, LookupKind kind, Finding there) throws RefusedException {
    return switch (kind) {
      case SEARCH -> read(call, SearchLookup.PARAMETERS, SearchLookup::of);
      case HISTOGRAM -> read(call, HistogramLookup.PARAMETERS, HistogramLookup::of);
      case TOP -> read(call, TopLookup.PARAMETERS, TopLookup::of);
      case OBJECTS -> read(call, LifeLookup.PARAMETERS, LifeLookup::of);
      case SOURCES ->
          read(call, Set.of(), (parameters, times) -> new SourcesLookup(there.collectors()));
      case STREAM -> throw new IllegalArgumentException("a stream is not looked up");
    };
  }

  /** What one kind of request says. */
  private interface Reading {
    Lookup of(Parameters parameters, Times times) throws RefusedException;
  }

  private Lookup read(HttpCall call, Set<String> known, Reading reading) throws RefusedException {
    var parameters = Parameters.of(call.query(), known, ANYWHERE);
    return reading.of(parameters, new Times(parameters, clock.instant()));
  }

  private static CompletionStage<Reply> found(
      HttpCall call, Lookup lookup, Finding there, Scope scope) {
    try {
      Lookup.Found found = lookup.in(there.search(), scope);
      var bytes = new ByteArrayOutputStream(4096);
      boolean pretty = call.query().flag(PRETTY).orElse(false);
      try (var json = KubernetesJson.generator(bytes, pretty)) {
        json.writeStartObject();
        found.write(json);
        json.writeEndObject();
      }
      bytes.write('\n');
      return CompletableFuture.completedFuture(Replies.json(call, bytes.toByteArray()));
    } catch (SearchException notNow) {
      return CompletableFuture.failedFuture(
          new RefusedException(Statuses.unavailable(String.valueOf(notNow.getMessage()))));
    }
  }
}
