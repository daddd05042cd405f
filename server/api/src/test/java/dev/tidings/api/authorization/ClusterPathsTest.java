package dev.tidings.api.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another server is asked about the events of a cluster that it does not know. */
class ClusterPathsTest {
  private final List<Access> asked = new ArrayList<>();
  private final ClusterPaths paths =
      new ClusterPaths(
          "eu",
          new Authorizer() {
            @Override
            public CompletionStage<Decision> decide(User user, Access access) {
              asked.add(access);
              return ALLOW_ALL.decide(user, access);
            }

            @Override
            public GrantedRules rules(User user, String namespace) {
              return ALLOW_ALL.rules(user, namespace);
            }

            @Override
            public Optional<Set<String>> namespaces(User user) {
              return ALLOW_ALL.namespaces(user);
            }
          });

  @ParameterizedTest
  @CsvSource({
    "/api/v1/events, '', list",
    "/api/v1/events, watch=1, watch",
    "/api/v1/namespaces/shop/events, '', list",
    "/api/v1/namespaces/shop/events/crash, '', get",
    "/api/v1/namespaces, '', list",
    "/api/v1/namespaces/shop, '', get",
    "/apis/events.k8s.io/v1/namespaces/shop/events, '', list",
    "/version, '', get",
  })
  void itIsAskedForThePathAndTheVerbThatIsMeant(String path, String query, String verb) {
    Access wanted = RequestAccess.of("GET", path, Query.parse(query)).orElseThrow();

    paths.decide(User.ANONYMOUS, wanted);

    assertThat(asked).containsExactly(new Access.OfPath(verb, "/clusters/eu" + path));
  }

  @Test
  void nothingThatIsAskedIsARightToTheServersOwnResources() {
    paths.decide(
        User.ANONYMOUS,
        new Access.OfResource("list", new ResourceType("", "v1", "events", ""), "", ""));

    assertThat(asked).allMatch(Access.OfPath.class::isInstance);
  }
}
