package dev.tidings.api;

import dev.tidings.api.discovery.DiscoveryEndpoint;
import dev.tidings.api.discovery.OpenApiEndpoint;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.discovery.ServedKind;
import dev.tidings.api.events.EventEndpoint;
import dev.tidings.api.identity.SelfReviewEndpoint;
import dev.tidings.api.namespaces.NamespaceEndpoint;
import dev.tidings.api.operations.HealthEndpoint;
import dev.tidings.api.operations.MetricsEndpoint;
import dev.tidings.api.operations.StoreEndpoint;
import dev.tidings.api.reviews.ReviewEndpoint;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import dev.tidings.store.NotWritableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a routed request to the part of the server that answers it. */
final class Switchboard {
  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  private final EventEndpoint events;
  private final NamespaceEndpoint namespaces;
  private final ReviewEndpoint reviews;
  private final SelfReviewEndpoint self;
  private final DiscoveryEndpoint discovery;
  private final OpenApiEndpoint openApi;
  private final HealthEndpoint health;
  private final StoreEndpoint store;
  private final MetricsEndpoint metrics;

  Switchboard(
      EventEndpoint events,
      NamespaceEndpoint namespaces,
      ReviewEndpoint reviews,
      SelfReviewEndpoint self,
      DiscoveryEndpoint discovery,
      OpenApiEndpoint openApi,
      HealthEndpoint health,
      StoreEndpoint store,
      MetricsEndpoint metrics) {
    this.events = events;
    this.namespaces = namespaces;
    this.reviews = reviews;
    this.self = self;
    this.discovery = discovery;
    this.openApi = openApi;
    this.health = health;
    this.store = store;
    this.metrics = metrics;
  }

  /** Refuses what can be refused without the body. Quick enough for an event loop. */
  void check(HttpCall call, Route route) throws RefusedException {
    switch (route) {
      case Route.Refused refused -> throw new RefusedException(refused.status());
      case Route.Events toEvents -> EventEndpoint.check(call, toEvents);
      case Route.Namespaces toNamespaces -> Negotiation.requireKnownType(call, false);
      case Route.EmptyCollection empty -> Negotiation.requireKnownType(call, false);
      case Route.Review review -> Negotiation.requireKnownType(call, false);
      case Route.SelfReview review -> Negotiation.requireKnownType(call, false);
      case Route.Discovery page -> DiscoveryEndpoint.check(call, page.page());
      default -> {}
    }
  }

  /** Answers a request that was not refused; never fails. To be called on a worker. */
  CompletionStage<Reply> answer(HttpCall call, Route route, byte[] body) {
    CompletionStage<Reply> answer;
    try {
      answer = dispatch(call, route, body);
    } catch (RefusedException | RuntimeException | Error failure) {
      answer = CompletableFuture.failedFuture(failure);
    }
    return answer.exceptionally(failure -> failed(call, failure));
  }

  private CompletionStage<Reply> dispatch(HttpCall call, Route route, byte[] body)
      throws RefusedException {
    return switch (route) {
      case Route.Events toEvents -> events.answer(call, toEvents, body);
      case Route.Namespaces toNamespaces -> namespaces.answer(call, toNamespaces, body);
      case Route.EmptyCollection empty -> now(namespaces.nothing(call, empty.kind()));
      case Route.Review review -> reviews.answer(call, review, body);
      case Route.Unkept unkept -> now(Replies.status(call, notFound(unkept), List.of()));
      case Route.Discovery page -> now(discovery.answer(call, page.page()));
      case Route.SelfReview review -> now(self.answer(call));
      case Route.Version version -> now(discovery.version(call));
      case Route.PathIndex index -> now(discovery.paths(call));
      case Route.OpenApiV2 v2 -> now(openApi.v2(call));
      case Route.OpenApiV3 v3 -> now(openApi.v3(call, v3.path()));
      case Route.Health check -> now(health.answer(call, check));
      case Route.Compact compact -> now(store.compact(call));
      case Route.Snapshot snapshot -> now(store.snapshot());
      case Route.Metrics figures -> now(metrics.answer(call));
      case Route.NoPage nowhere -> now(Replies.text(404, "404 page not found\n"));
      case Route.Malformed malformed -> now(Replies.malformed());
      case Route.Refused refused -> throw new RefusedException(refused.status());
    };
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  /** The answer to a request that was not let in, though its sender is known. */
  static Reply turnedAway(HttpCall call, Throwable failure) {
    return RefusedException.in(failure)
        .map(refused -> Replies.turnedAway(call, refused.status()))
        .orElseGet(() -> failed(call, failure));
  }

  private static Status notFound(Route.Unkept unkept) {
    ServedKind kind = unkept.kind();
    return Statuses.notFound(
        kind.qualifiedResource(), kind.resource(), kind.group(), unkept.name());
  }

  /** The answer to a request that failed. */
  static Reply failed(HttpCall call, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof RefusedException refused) {
      return Replies.status(call, refused.status(), List.of());
    }
    if (cause instanceof NotWritableException) {
      return Replies.status(call, Statuses.NOT_WRITABLE, List.of());
    }
    if (cause instanceof RejectedExecutionException) {
      return Replies.overloaded();
    }
    LOG.error("{} {} failed", call.method(), call.path(), cause);
    return Replies.status(
        call, Statuses.internalError(String.valueOf(cause.getMessage())), List.of());
  }
}
