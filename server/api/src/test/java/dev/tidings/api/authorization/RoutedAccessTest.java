package dev.tidings.api.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.discovery.Router;
import dev.tidings.api.query.Query;
import java.util.List;
import java.util.Locale;
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
          "/finalize");

  private static final List<String> QUERIES =
      List.of(
          "",
          "watch=true",
          "watch=0",
          "watch",
          "fieldSelector=metadata.name%3De",
          "watch=1&watch=0");

  private final SplittableRandom random = new SplittableRandom(7);

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String path() {
    var path = new StringBuilder(any(ROOTS));
    int parts = 1 + random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      path.append(any(PARTS));
    }
    return path.toString();
  }

  @Test
  void everyPathToEventsIsReadAlike() {
    int events = 0;
    for (int i = 0; i < PATHS; i++) {
      String method = any(METHODS);
      String path = path();
      Query query = Query.parse(any(QUERIES));
      if (Router.route(method, path, query) instanceof Route.Events routed) {
        events++;
        assertThat(RequestAccess.of(method, path, query))
            .as("%s %s", method, path)
            .hasValueSatisfying(access -> assertIsOf(routed, access));
      }
    }
    assertThat(events).isGreaterThan(1_000);
  }

  private static void assertIsOf(Route.Events routed, Access access) {
    var wanted = (Access.OfResource) access;
    assertThat(wanted.verb()).isEqualTo(routed.verb().name().toLowerCase(Locale.ROOT));
    assertThat(wanted.type())
        .isEqualTo(new ResourceType(routed.group().group(), "v1", "events", ""));
    assertThat(wanted.namespace()).isEqualTo(routed.namespace());
    if (!routed.name().isEmpty()) {
      assertThat(wanted.name()).isEqualTo(routed.name());
    }
  }
}
