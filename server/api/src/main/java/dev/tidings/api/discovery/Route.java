package dev.tidings.api.discovery;

import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;

/** Where a method and a path lead to. */
public sealed interface Route {
  /** Events, in one namespace or (empty) in all. */
  record Events(Verb verb, ApiGroup group, String namespace, String name) implements Route {}

  /** What one event has been. */
  record History(String namespace, String name) implements Route {}

  /** What an agent has seen of a cluster. */
  record Observations(String cluster) implements Route {}

  /** Something is to be found among the events of all clusters. */
  record Lookup(LookupKind kind) implements Route {}

  /** Namespaces, or (with a name) one of them. */
  record Namespaces(Verb verb, String name) implements Route {}

  /** Something every namespace has none of, which {@code kubectl describe ns} asks for. */
  record EmptyCollection(String kind) implements Route {}

  /** An object of a kind that discovery names because events are about it; it is not kept here. */
  record Unkept(ServedKind kind, String name) implements Route {}

  /** A question about rights, in one namespace or (empty) in all. */
  record Review(ServedKind kind, String namespace) implements Route {}

  /** A discovery document. */
  record Discovery(DiscoveryPage page) implements Route {}

  /** The server's version. */
  record Version() implements Route {}

  /** Who the user is who asks. */
  record SelfReview() implements Route {}

  /** A health check: {@code livez}, {@code readyz} or {@code healthz}, whole or one part of it. */
  record Health(String endpoint, String part) implements Route {}

  /** Drops the history before now. */
  record Compact() implements Route {}

  /** All that is stored, as one file. */
  record Snapshot() implements Route {}

  /** The routes of forwarded events. */
  record ForwardedRoutes() implements Route {}

  /** Has one of those do something. */
  record OnRoute(String name, RouteAction action) implements Route {}

  /**
   * A file of a web page, or what logs browsers in.
   *
   * @param path what follows {@code /ui}
   */
  record WebPage(String path) implements Route {}

  /** Figures for Prometheus. */
  record Metrics() implements Route {}

  /** The OpenAPI v2 document. */
  record OpenApiV2() implements Route {}

  /** The OpenAPI v3 document of one group and version; the index when {@code path} is empty. */
  record OpenApiV3(String path) implements Route {}

  /** Every path that leads somewhere. */
  record PathIndex() implements Route {}

  /** Refused with a status. */
  record Refused(Status status) implements Route {}

  /** Outside of every API: the plain page of Go's HTTP server. */
  record NoPage() implements Route {}

  /** Not a path at all. */
  record Malformed() implements Route {}

  /** Whether this route has a use for the request's body. */
  default boolean readsBody() {
    return writes() || this instanceof Review;
  }

  /** Whether this changes what is kept. */
  default boolean writes() {
    return switch (this) {
      case Events events -> writes(events.verb());
      case Namespaces namespaces -> writes(namespaces.verb());
      case Observations observations -> true;
      default -> false;
    };
  }

  /** Whether a request on this route goes on until somebody ends it. */
  default boolean longRunning() {
    return switch (this) {
      case Snapshot snapshot -> true;
      case Events events -> events.verb() == Verb.WATCH;
      case Lookup lookup -> lookup.kind() == LookupKind.STREAM;
      default -> false;
    };
  }

  /** Whether this is for those who run the server. */
  default boolean forOperators() {
    return switch (this) {
      case Compact compact -> true;
      case Snapshot snapshot -> true;
      case ForwardedRoutes routes -> true;
      case OnRoute route -> true;
      default -> false;
    };
  }

  /** Whether this is about the whole server, and so below none of the clusters. */
  default boolean ofTheServer() {
    return switch (this) {
      case Metrics metrics -> true;
      case ForwardedRoutes routes -> true;
      case OnRoute route -> true;
      case Lookup lookup -> true;
      case WebPage page -> true;
      default -> false;
    };
  }

  /** Whether each row of the answer takes a right of its own, and so none is asked for before. */
  default boolean givesRows() {
    return this instanceof Lookup;
  }

  /** Whether this is for anybody, who need not say who they are. */
  default boolean forAnybody() {
    return this instanceof WebPage;
  }

  private static boolean writes(Verb verb) {
    return switch (verb) {
      case CREATE, UPDATE, PATCH, DELETE, DELETECOLLECTION -> true;
      case GET, LIST, WATCH -> false;
    };
  }
}
