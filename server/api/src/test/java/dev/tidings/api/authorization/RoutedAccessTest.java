package dev.tidings.api.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.discovery.Router;
import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.FieldSelectorParser;
import dev.tidings.api.query.Query;
import dev.tidings.api.query.SelectableField;
import dev.tidings.api.query.SelectorException;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is done is what was asked for: the router and the authorizer read a URL in the same way. */
class RoutedAccessTest {
  private static final int PATHS = 200_000;

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

  private static final List<String> ROOTS =
      List.of("", "/api/v1", "/apis/events.k8s.io/v1", "/api/v1/namespaces/a", "/api/v1/watch");

  private static final List<String> PARTS =
      List.of(
          "/",
          "//",
          "/api",
          "/apis",
          "/v1",
          "/events.k8s.io",
          "/events",
          "/namespaces",
          "/a",
          "/watch",
          "/proxy",
          "/status",
          "/%2e%2e",
          "/..",
          "/%2f",
          "/e%31",
          "/namespaces/a/events",
          "/api/v1",
          "/apis/events.k8s.io/v1",
          "%2Fevents",
          "/finalize",
          "/apis/tidings.dev/v1/snapshot",
          "/apis/tidings.dev/v1/compact",
          "/apis/tidings.dev/v1/namespaces/a/events/e/history",
          "/apis/tidings.dev/v1/clusters/a/observations",
          "/apis/tidings.dev/v1/routes",
          "/apis/tidings.dev/v1/search",
          "/stream",
          "/ui",
          "/apis/tidings.dev/v1/routes/a/pause",
          "/routes",
          "/pause",
          "/redeliver",
          "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
          "/apis/authentication.k8s.io/v1/selfsubjectreviews",
          "/localsubjectaccessreviews",
          "/resourcequotas",
          "/limitranges",
          "/pods",
          "/version",
          "/healthz",
          "/metrics",
          "/openapi/v2");

  private static final List<String> QUERIES =
      List.of(
          "",
          "watch=true",
          "watch=0",
          "watch",
          "Watch=true",
          "w%61tch=%74rue",
          "watch=true;x",
          "watch=1&watch=0",
          "timeout=1s",
          "limit=1",
          "fieldSelector=metadata.name%3De",
          "fieldSelector=metadata.name!%3De",
          "fieldSelector=metadata.name%3D%3De,metadata.name%3Df",
          "fieldSelector=metadata.name%3De&fieldSelector=metadata.name%3Df",
          "fieldSelector=metadata.namespace%3Db",
          "fieldSelector=nope%3De",
          "watch=true&fieldSelector=metadata.name%3De");

  private final SplittableRandom random = new SplittableRandom(7);

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String path() {
    var path = new StringBuilder(any(ROOTS));
    int parts = random.nextInt(7);
    for (int i = 0; i < parts; i++) {
      path.append(any(PARTS));
    }
    return path.toString();
  }

  @Test
  void everyRouteDoesWhatItsRightIsAskedFor() {
    var routed = new HashMap<Class<?>, Integer>();
    for (int i = 0; i < PATHS; i++) {
      String method = any(METHODS);
      String path = path();
      Query query = Query.parse(any(QUERIES));
      Route route = Router.route(method, path, query);
      routed.merge(route.getClass(), 1, Integer::sum);
      String described = method + " " + path + " " + query.names();
      RequestAccess.of(method, path, query)
          .ifPresentOrElse(
              access ->
                  assertThat(isGiven(route, RequestAccessTest.withoutSelectors(access), query))
                      .as(described)
                      .isTrue(),
              () -> assertThat(route).as(described).isInstanceOf(Route.Malformed.class));
    }
    for (Class<?> route :
        List.of(
            Route.Events.class,
            Route.Namespaces.class,
            Route.EmptyCollection.class,
            Route.Unkept.class,
            Route.Review.class,
            Route.SelfReview.class,
            Route.Compact.class,
            Route.ForwardedRoutes.class,
            Route.OnRoute.class,
            Route.Snapshot.class,
            Route.History.class,
            Route.Observations.class,
            Route.Lookup.class,
            Route.WebPage.class,
            Route.Discovery.class)) {
      assertThat(routed).as(route.getSimpleName()).containsKey(route);
    }
  }

  /** Whether a route gives what the right is about, and nothing else. */
  private static boolean isGiven(Route route, Access access, Query query) {
    return switch (route) {
      case Route.Events events ->
          isAskedFor(
              new Access.OfResource(
                  verb(events.verb()),
                  new ResourceType(events.group().group(), "v1", "events", ""),
                  events.namespace(),
                  events.name()),
              access,
              query);
      case Route.Namespaces namespaces ->
          isAskedFor(
              new Access.OfResource(
                  verb(namespaces.verb()),
                  new ResourceType("", "v1", "namespaces", ""),
                  namespaces.name(),
                  namespaces.name()),
              access,
              query);
      case Route.Observations observations ->
          access.equals(
              new Access.OfResource(
                  "create",
                  new ResourceType("tidings.dev", "v1", "clusters", "observations"),
                  "",
                  observations.cluster()));
      // Inquiry asks for the right to read the event itself instead.
      case Route.History history ->
          access.equals(
              new Access.OfResource(
                  "get",
                  new ResourceType("tidings.dev", "v1", "events", "history"),
                  history.namespace(),
                  history.name()));
      // Inquiry asks for the right to list events, of each namespace, instead.
      case Route.Lookup lookup ->
          access instanceof Access.OfResource wanted
              && wanted
                  .type()
                  .equals(new ResourceType("tidings.dev", "v1", lookup.kind().part(), ""))
              && wanted.namespace().isEmpty();
      case Route.EmptyCollection empty ->
          access.verb().equals("list") && ((Access.OfResource) access).type().group().isEmpty();
      case Route.Unkept unkept ->
          access instanceof Access.OfResource wanted
              && wanted.verb().equals("get")
              && wanted.type().resource().equals(unkept.kind().resource())
              && wanted.type().group().equals(unkept.kind().group())
              && wanted.name().equals(unkept.name());
      case Route.Review review ->
          access.equals(
              new Access.OfResource(
                  "create",
                  new ResourceType(review.kind().group(), "v1", review.kind().resource(), ""),
                  review.namespace(),
                  ""));
      case Route.SelfReview review ->
          access.equals(ofAll("create", "authentication.k8s.io", "selfsubjectreviews"));
      case Route.Compact compact -> access.equals(ofAll("create", "tidings.dev", "compact"));
      case Route.ForwardedRoutes routes -> access.equals(ofAll("list", "tidings.dev", "routes"));
      case Route.OnRoute asked ->
          access.equals(
              new Access.OfResource(
                  "create",
                  new ResourceType("tidings.dev", "v1", "routes", asked.action().part()),
                  "",
                  asked.name()));
      case Route.Snapshot snapshot -> access.equals(ofAll("list", "tidings.dev", "snapshot"));
      case Route.Discovery page -> access instanceof Access.OfPath;
      case Route.Version version -> access instanceof Access.OfPath;
      case Route.Health health -> access instanceof Access.OfPath;
      case Route.Metrics metrics -> access instanceof Access.OfPath;
      case Route.OpenApiV2 document -> access instanceof Access.OfPath;
      case Route.OpenApiV3 document -> access instanceof Access.OfPath;
      case Route.PathIndex index -> access instanceof Access.OfPath;
      case Route.WebPage page -> access instanceof Access.OfPath;
      case Route.Refused refused -> true;
      case Route.NoPage nothing -> true;
      case Route.Malformed malformed -> false;
    };
  }

  private static Access.OfResource ofAll(String verb, String group, String resource) {
    return new Access.OfResource(verb, new ResourceType(group, "v1", resource, ""), "", "");
  }

  private static String verb(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }

  /** What is given, or one name of it where the request selects no other. */
  private static boolean isAskedFor(Access.OfResource given, Access asked, Query query) {
    return asked.equals(given)
        || (asked instanceof Access.OfResource wanted
            && given.name().isEmpty()
            && given.equals(
                new Access.OfResource(wanted.verb(), wanted.type(), wanted.namespace(), ""))
            && onlySelected(query).equals(Optional.of(wanted.name())));
  }

  private static Optional<String> onlySelected(Query query) {
    try {
      return FieldSelector.of(
              FieldSelectorParser.parse(query.first("fieldSelector").orElse("")), ApiGroup.CORE)
          .required(SelectableField.NAME);
    } catch (SelectorException unreadable) {
      return Optional.empty();
    }
  }
}
