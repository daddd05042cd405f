package dev.tidings.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.Statuses;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private static final Query NONE = Query.parse("");

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "GET    | /api/v1/events                                  | LIST             |   |",
        "GET    | /api/v1/events/                                 | LIST             |   |",
        "GET    | /api/v1/namespaces/a/events                     | LIST             | a |",
        "GET    | /api/v1/namespaces//events                      | LIST             |   |",
        "POST   | /api/v1/namespaces/a/events                     | CREATE           | a |",
        "DELETE | /api/v1/namespaces/a/events                     | DELETECOLLECTION | a |",
        "GET    | /api/v1/namespaces/a/events/x                   | GET              | a | x",
        "GET    | /api/v1/namespaces/a/events/x//                 | GET              | a | x",
        "GET    | /api/v1/namespaces/a/events/e%31                | GET              | a | e1",
        "GET    | /api/v1/namespaces/a/events/No%20Pe             | GET              | a | No Pe",
        "PUT    | /api/v1/namespaces/a/events/x                   | UPDATE           | a | x",
        "PATCH  | /api/v1/namespaces/a/events/x                   | PATCH            | a | x",
        "DELETE | /api/v1/namespaces/a/events/x                   | DELETE           | a | x",
        "GET    | /api/v1/watch/events                            | WATCH            |   |",
        "GET    | /api/v1/watch/namespaces/a/events               | WATCH            | a |",
        "GET    | /api/v1/watch/namespaces/a/events/x             | WATCH            | a | x",
      })
  void aPathOfEventsLeadsToAVerb(
      String method, String path, Verb verb, String namespace, String name) {
    Route expected = new Route.Events(verb, ApiGroup.CORE, text(namespace), text(name));

    assertThat(Router.route(method, path, NONE)).isEqualTo(expected);
    assertThat(Router.route(method, path.replace("/api/v1", "/apis/events.k8s.io/v1"), NONE))
        .isEqualTo(new Route.Events(verb, ApiGroup.EVENTS, text(namespace), text(name)));
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  @ParameterizedTest(name = "?{0}")
  @ValueSource(strings = {"watch", "watch=", "watch=true", "watch=1", "watch=maybe", "watch=TRUE"})
  void aCollectionIsWatchedUnlessTheParameterSaysNo(String query) {
    Route route = Router.route("GET", "/api/v1/namespaces/a/events", Query.parse(query));

    assertThat(route).isEqualTo(new Route.Events(Verb.WATCH, ApiGroup.CORE, "a", ""));
  }

  @ParameterizedTest(name = "?{0}")
  @ValueSource(strings = {"watch=false", "watch=0", "watch=False"})
  void aCollectionIsListedWhenTheParameterSaysNo(String query) {
    Route route = Router.route("GET", "/api/v1/namespaces/a/events", Query.parse(query));

    assertThat(route).isEqualTo(new Route.Events(Verb.LIST, ApiGroup.CORE, "a", ""));
  }

  @Test
  void watchIsIgnoredOnAnItem() {
    Route route = Router.route("GET", "/api/v1/namespaces/a/events/x", Query.parse("watch=true"));

    assertThat(route).isEqualTo(new Route.Events(Verb.GET, ApiGroup.CORE, "a", "x"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /api/v1/namespaces/a/events/x",
    "PUT, /api/v1/namespaces/a/events",
    "PATCH, /api/v1/namespaces/a/events",
    "POST, /api/v1/events",
    "DELETE, /api/v1/events",
    "HEAD, /api/v1/namespaces/a/events",
    "OPTIONS, /api/v1/namespaces/a/events/x",
    "FROB, /api/v1/namespaces/a/events",
    "get, /api/v1/namespaces/a/events/x",
    "POST, /api/v1/watch/namespaces/a/events",
    "POST, /api/v1",
    "POST, /version",
    "HEAD, /version",
    "PUT, /api/v1/namespaces/a",
    "DELETE, /api/v1/namespaces",
  })
  void aMethodThatAPathHasNotIsNotAllowed(String method, String path) {
    assertThat(Router.route(method, path, NONE))
        .isEqualTo(new Route.Refused(Statuses.METHOD_NOT_ALLOWED));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/api/v2",
        "/api/v9/events",
        "/api/v1/evnts",
        "/api/v1/namespaces/a/Events",
        "/api/v1/namespaces/a/event",
        "/api/v1/namespaces/a/ev",
        "/api/v1/namespaces/a//events",
        "/api/v1/namespaces/a/events/../events/x",
        "/api/v1/namespaces/a/events/x/status",
        "/api/v1/namespaces/a/events/a%2Fb",
        "/api/v1/events/x",
        "/api/v1/proxy/namespaces/a/events",
        "/api/v1/pods",
        "/apis/apps/v1/namespaces/a/deployments",
        "/apis/apps/v2",
        "/apis/events.k8s.io/v1beta1",
        "/apis/events.k8s.io/v1beta1/namespaces/a/events",
        "/version/x",
      })
  void whatAServedGroupHasNotIsMissing(String path) {
    assertThat(Router.route("GET", path, NONE)).isEqualTo(new Route.Refused(Statuses.MISSING));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/nope",
        "/apis/nope.example",
        "/apis/nope.example/v1/namespaces/a/events",
        "/apis/events.k8s.ioo/v1",
        "/apiss",
        "//api/v1/events",
        "/favicon.ico",
        "/healthz/",
        "/openapi",
      })
  void outsideOfTheGroupsThereIsNoPage(String path) {
    assertThat(Router.route("GET", path, NONE)).isEqualTo(new Route.NoPage());
    assertThat(Router.route("POST", path, NONE)).isEqualTo(new Route.NoPage());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/api/v1/namespaces/a/events/%zz", "/%", "/a%2", "/%-1"})
  void aBrokenEscapeIsNoPath(String path) {
    assertThat(Router.route("GET", path, NONE)).isEqualTo(new Route.Malformed());
  }

  @Test
  void anItemNeedsANamespace() {
    assertThat(Router.route("GET", "/api/v1/namespaces//events/x", NONE))
        .isEqualTo(new Route.Refused(Statuses.NAMESPACE_REQUIRED));
    assertThat(Router.route("POST", "/api/v1/namespaces//events", NONE))
        .isEqualTo(new Route.Refused(Statuses.NAMESPACE_REQUIRED));
  }

  @Test
  void anEventsHistoryCanBeReadAndNothingElse() {
    String path = "/apis/tidings.dev/v1/namespaces/a/events/x/history";

    assertThat(Router.route("GET", path, NONE)).isEqualTo(new Route.History("a", "x"));
    assertThat(Router.route("DELETE", path, NONE))
        .isEqualTo(new Route.Refused(Statuses.METHOD_NOT_ALLOWED));
    assertThat(Router.route("GET", path.replace("/a/", "//"), NONE))
        .isEqualTo(new Route.Refused(Statuses.NAMESPACE_REQUIRED));
    assertThat(Router.route("GET", path + "/more", NONE))
        .isEqualTo(new Route.Refused(Statuses.MISSING));
  }

  @Test
  void whatAgentsHaveSeenIsSentAndNotRead() {
    String path = "/apis/tidings.dev/v1/clusters/eu/observations";

    assertThat(Router.route("POST", path, NONE)).isEqualTo(new Route.Observations("eu"));
    assertThat(Router.route("GET", path, NONE))
        .isEqualTo(new Route.Refused(Statuses.METHOD_NOT_ALLOWED));
  }

  @Test
  void objectsThatEventsAreAboutAreNotKept() {
    ServedKind deployments = ServedKinds.find("apps", "deployments").orElseThrow();
    ServedKind nodes = ServedKinds.find("", "nodes").orElseThrow();

    assertThat(Router.route("GET", "/apis/apps/v1/namespaces/a/deployments/web", NONE))
        .isEqualTo(new Route.Unkept(deployments, "web"));
    assertThat(Router.route("GET", "/api/v1/nodes/n1", NONE))
        .isEqualTo(new Route.Unkept(nodes, "n1"));
  }

  @Test
  void aGroupsDocumentAnswersEveryMethod() {
    var page = new Route.Discovery(new DiscoveryPage.Group("events.k8s.io"));

    assertThat(Router.route("GET", "/apis/events.k8s.io/", NONE)).isEqualTo(page);
    assertThat(Router.route("POST", "/apis/events.k8s.io", NONE)).isEqualTo(page);
  }

  @Test
  void aNamespaceHasNoQuotasAndNoLimits() {
    assertThat(Router.route("GET", "/api/v1/namespaces/a/resourcequotas", NONE))
        .isEqualTo(new Route.EmptyCollection("ResourceQuota"));
    assertThat(Router.route("GET", "/api/v1/namespaces/a/limitranges", NONE))
        .isEqualTo(new Route.EmptyCollection("LimitRange"));
  }

  @ParameterizedTest(name = "?{0}")
  @ValueSource(strings = {"watch=true", "fieldSelector=metadata.name%3Da", "limit=1", "nope"})
  void whatOperatorsAskForTakesNoParameters(String query) {
    Route refused = new Route.Refused(Statuses.NO_PARAMETERS);

    assertThat(Router.route("GET", "/apis/tidings.dev/v1/snapshot", Query.parse(query)))
        .isEqualTo(refused);
    assertThat(Router.route("POST", "/apis/tidings.dev/v1/compact", Query.parse(query)))
        .isEqualTo(refused);
  }

  @Test
  void whatOperatorsAskForMayHaveATimeLimitAsClientsAddIt() {
    Query limited = Query.parse("timeout=32s");

    assertThat(Router.route("GET", "/apis/tidings.dev/v1/snapshot", limited))
        .isEqualTo(new Route.Snapshot());
    assertThat(Router.route("POST", "/apis/tidings.dev/v1/compact", limited))
        .isEqualTo(new Route.Compact());
  }

  @Test
  void aRouteOfForwardedEventsIsAskedToDoSomething() {
    String path = "/apis/tidings.dev/v1/routes";
    Query none = Query.parse("");

    assertThat(Router.route("GET", path, none)).isEqualTo(new Route.ForwardedRoutes());
    assertThat(Router.route("POST", path + "/a/redeliver", none))
        .isEqualTo(new Route.OnRoute("a", RouteAction.REDELIVER));
    assertThat(Router.route("POST", path + "/a/explode", none))
        .isEqualTo(new Route.Refused(Statuses.MISSING));
    assertThat(Router.route("GET", path + "/a/pause", none))
        .isEqualTo(new Route.Refused(Statuses.METHOD_NOT_ALLOWED));
    assertThat(Router.route("GET", path, Query.parse("watch=true")))
        .isEqualTo(new Route.Refused(Statuses.NO_PARAMETERS));
  }

  @Test
  void whatNeverChangesCannotBeWatched() {
    assertThat(Router.route("GET", "/api/v1/namespaces/a/limitranges", Query.parse("watch=true")))
        .isEqualTo(new Route.Refused(Statuses.METHOD_NOT_ALLOWED));
  }
}
