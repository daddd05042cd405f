package dev.tidings.api;

import dev.tidings.api.authentication.BrowserLogin;
import dev.tidings.api.discovery.DiscoveryEndpoint;
import dev.tidings.api.discovery.LookupKind;
import dev.tidings.api.discovery.OpenApiEndpoint;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.discovery.ServedKind;
import dev.tidings.api.events.EventEndpoint;
import dev.tidings.api.events.HistoryEndpoint;
import dev.tidings.api.identity.SelfReviewEndpoint;
import dev.tidings.api.lookup.LookupEndpoint;
import dev.tidings.api.namespaces.NamespaceEndpoint;
import dev.tidings.api.observations.ObservationEndpoint;
import dev.tidings.api.operations.HealthEndpoint;
import dev.tidings.api.operations.MetricsEndpoint;
import dev.tidings.api.operations.RoutesEndpoint;
import dev.tidings.api.operations.StoreEndpoint;
import dev.tidings.api.pages.LoginWay;
import dev.tidings.api.pages.PageEndpoint;
import dev.tidings.api.reviews.ReviewEndpoint;
import dev.tidings.api.stream.StreamEndpoint;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Brings a routed request to the part of the server that answers it. */
final class Switchboard {
  private final Objects objects;
  private final Documents documents;
  private final Overview overview;
  private final Operations operations;

  Switchboard(Objects objects, Documents documents, Overview overview, Operations operations) {
    this.objects = objects;
    this.documents = documents;
    this.overview = overview;
    this.operations = operations;
  }

  /** What is kept, and what is asked about users. */
  record Objects(
      EventEndpoint events,
      HistoryEndpoint histories,
      ObservationEndpoint observations,
      NamespaceEndpoint namespaces,
      ReviewEndpoint reviews,
      SelfReviewEndpoint self) {}

  /** What tells clients, and people, what there is. */
  record Documents(DiscoveryEndpoint discovery, OpenApiEndpoint openApi, PageEndpoint pages) {
    /**
     * Those of a server.
     *
     * @param login where browsers get tokens; empty where they do not
     */
    static Documents of(ApiServerOptions options, Optional<BrowserLogin> login) {
      LoginWay without = options.authentication().knowsTokens() ? LoginWay.TOKEN : LoginWay.NONE;
      var pages =
          new PageEndpoint(
              options.beside().pages(),
              login.isPresent() ? LoginWay.OIDC : without,
              login.orElse(null),
              options.random());
      return new Documents(new DiscoveryEndpoint(), new OpenApiEndpoint(), pages);
    }
  }

  /** What there is in all clusters. */
  record Overview(LookupEndpoint lookups, StreamEndpoint streams) {}

  /** What those ask for who run the server. */
  record Operations(
      HealthEndpoint health, StoreEndpoint store, RoutesEndpoint routes, MetricsEndpoint metrics) {}

  /** Refuses what can be refused without the body. Quick enough for an event loop. */
  static void check(HttpCall call, Route route) throws RefusedException {
    switch (route) {
      case Route.Refused refused -> throw new RefusedException(refused.status());
      case Route.Events toEvents -> EventEndpoint.check(call, toEvents);
      case Route.History toHistory -> HistoryEndpoint.check(call);
      case Route.Namespaces toNamespaces -> Negotiation.requireKnownType(call, false);
      case Route.EmptyCollection empty -> Negotiation.requireKnownType(call, false);
      case Route.Review review -> Negotiation.requireKnownType(call, false);
      case Route.SelfReview review -> Negotiation.requireKnownType(call, false);
      case Route.Discovery page -> DiscoveryEndpoint.check(call, page.page());
      default -> {}
    }
  }

  /**
   * Answers a request that was not refused; never fails. To be called on a worker, unless the route
   * is that of a health check.
   */
  CompletionStage<Reply> answer(HttpCall call, Route route, byte[] body) {
    CompletionStage<Reply> answer;
    try {
      answer = dispatch(call, route, body);
    } catch (RefusedException | RuntimeException | Error failure) {
      answer = CompletableFuture.failedFuture(failure);
    }
    return answer.exceptionally(failure -> Failures.reply(call, failure));
  }

  private CompletionStage<Reply> dispatch(HttpCall call, Route route, byte[] body)
      throws RefusedException {
    return switch (route) {
      case Route.Events toEvents -> objects.events().answer(call, toEvents, body);
      case Route.History toHistory -> now(objects.histories().answer(call, toHistory));
      case Route.Observations of -> objects.observations().answer(call, of.cluster(), body);
      case Route.Lookup lookup when lookup.kind() == LookupKind.STREAM ->
          overview.streams().answer(call);
      case Route.Lookup lookup -> overview.lookups().answer(call, lookup.kind());
      case Route.Namespaces toNamespaces -> objects.namespaces().answer(call, toNamespaces, body);
      case Route.EmptyCollection empty -> now(objects.namespaces().nothing(call, empty.kind()));
      case Route.Review review -> objects.reviews().answer(call, review, body);
      case Route.Unkept unkept -> now(Replies.status(call, notFound(unkept), List.of()));
      case Route.Discovery page -> now(documents.discovery().answer(call, page.page()));
      case Route.SelfReview review -> now(objects.self().answer(call));
      case Route.Version version -> now(documents.discovery().version(call));
      case Route.PathIndex index -> now(documents.discovery().paths(call));
      case Route.OpenApiV2 v2 -> now(documents.openApi().v2(call));
      case Route.OpenApiV3 v3 -> now(documents.openApi().v3(call, v3.path()));
      case Route.WebPage page -> documents.pages().answer(call, page.path());
      case Route.Health check -> now(operations.health().answer(call, check));
      case Route.Compact compact -> now(operations.store().compact(call));
      case Route.Snapshot snapshot -> now(operations.store().snapshot());
      case Route.ForwardedRoutes routes -> now(operations.routes().list(call));
      case Route.OnRoute asked -> now(operations.routes().act(call, asked));
      case Route.Metrics figures -> now(operations.metrics().answer(call));
      case Route.NoPage nowhere -> now(Replies.text(404, "404 page not found\n"));
      case Route.Malformed malformed -> now(Replies.malformed());
      case Route.Refused refused -> throw new RefusedException(refused.status());
    };
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private static Status notFound(Route.Unkept unkept) {
    ServedKind kind = unkept.kind();
    return Statuses.notFound(
        kind.qualifiedResource(), kind.resource(), kind.group(), unkept.name());
  }
}
